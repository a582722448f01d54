/// Bearer tokens of demo people.
@NullMarked
package org.fovea.launcher.token;

import org.jspecify.annotations.NullMarked;
