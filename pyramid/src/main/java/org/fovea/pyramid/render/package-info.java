/// Makes pictures of regions out of encoded tiles: decodes them, scales, mirrors, turns, encodes.
///
/// Tiles may have been encoded by anybody, so a server only writes requests and reads answers here;
/// [RegionRenderer] runs in a process of its own.
@NullMarked
package org.fovea.pyramid.render;

import org.jspecify.annotations.NullMarked;
