/// Reads what ImageIO reads, through the rasters that its readers give.
@NullMarked
package org.fovea.pyramid.decode.imageio;

import org.jspecify.annotations.NullMarked;
