/// Reads what libvips reads, by calls of the library.
@NullMarked
package org.fovea.pyramid.decode.vips;

import org.jspecify.annotations.NullMarked;
