/// What a line of a log may say: no full address, no token, no mail address, never more than a
/// page.
@NullMarked
package org.fovea.logging;

import org.jspecify.annotations.NullMarked;
