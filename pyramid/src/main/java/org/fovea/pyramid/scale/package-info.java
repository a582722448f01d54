/// Makes pixels of 8 bits of measured numbers: counts the numbers, chooses which are black and
/// white, then scales. The reasons are in `docs/adr/0008-measured-range.md`.
@NullMarked
package org.fovea.pyramid.scale;

import org.jspecify.annotations.NullMarked;
