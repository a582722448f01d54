/// The roof of the engine: builds pyramid files and reads tiles from them.
@NullMarked
package org.fovea.pyramid;

import org.jspecify.annotations.NullMarked;
