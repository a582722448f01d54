/// Encoders of single tiles.
@NullMarked
package org.fovea.pyramid.codec;

import org.jspecify.annotations.NullMarked;
