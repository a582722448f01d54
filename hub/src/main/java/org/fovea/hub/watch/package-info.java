/// Finds files in the watched folders, and tells which are complete.
@NullMarked
package org.fovea.hub.watch;

import org.jspecify.annotations.NullMarked;
