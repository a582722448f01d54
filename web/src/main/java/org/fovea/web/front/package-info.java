/// What stands in front of the tiles' JAX-RS resource and answers at once what that has just
/// answered to the same caller: see [TileFront].
@NullMarked
package org.fovea.web.front;

import org.jspecify.annotations.NullMarked;
