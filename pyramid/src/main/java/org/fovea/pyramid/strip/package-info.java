/// Copies image files without the personal part of their metadata: the same pixels, bit for bit,
/// and what is needed to show them. What is not known to be needed is left out.
///
/// Not exported.
@NullMarked
package org.fovea.pyramid.strip;

import org.jspecify.annotations.NullMarked;
