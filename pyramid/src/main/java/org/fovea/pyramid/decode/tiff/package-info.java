/// Reads TIFF files strip by strip or tile by tile in plain Java; JPEG inside them by libjpeg-turbo
/// or ImageIO.
@NullMarked
package org.fovea.pyramid.decode.tiff;

import org.jspecify.annotations.NullMarked;
