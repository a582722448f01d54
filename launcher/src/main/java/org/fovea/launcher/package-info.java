/// The commands of ./fovea.
@NullMarked
package org.fovea.launcher;

import org.jspecify.annotations.NullMarked;
