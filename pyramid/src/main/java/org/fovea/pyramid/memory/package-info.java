/// Bands of decoded pixels outside the Java heap, and the pools that reuse them.
@NullMarked
package org.fovea.pyramid.memory;

import org.jspecify.annotations.NullMarked;
