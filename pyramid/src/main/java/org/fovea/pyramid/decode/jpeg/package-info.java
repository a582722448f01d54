/// Reads JPEG files, their header by itself and their pixels by libjpeg or ImageIO.
@NullMarked
package org.fovea.pyramid.decode.jpeg;

import org.jspecify.annotations.NullMarked;
