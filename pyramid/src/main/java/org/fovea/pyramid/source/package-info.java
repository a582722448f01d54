/// What an uploaded file is to the engine: its header, its pixels or measured numbers as a stream,
/// the limits that it must keep, and what may be wrong with it. Decoders and the pass share it.
@NullMarked
package org.fovea.pyramid.source;

import org.jspecify.annotations.NullMarked;
