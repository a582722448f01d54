/// Spaces, and the roles that people hold in them.
@NullMarked
package org.fovea.service.space;

import org.jspecify.annotations.NullMarked;
