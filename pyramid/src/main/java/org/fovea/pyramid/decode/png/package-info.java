/// Reads PNG files row by row in plain Java.
@NullMarked
package org.fovea.pyramid.decode.png;

import org.jspecify.annotations.NullMarked;
