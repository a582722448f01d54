/// Pure arithmetic of pyramids: levels, tiles and regions.
@NullMarked
package org.fovea.pyramid.geometry;

import org.jspecify.annotations.NullMarked;
