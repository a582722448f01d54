/// Images, their originals and pyramids, the tiles, and the queue that makes them.
@NullMarked
package org.fovea.service.image;

import org.jspecify.annotations.NullMarked;
