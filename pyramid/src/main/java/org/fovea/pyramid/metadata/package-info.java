/// What a file says of itself beyond its pixels: how it is stored, its resolution, EXIF, XMP, IPTC
/// and the like, and what of it is personal. Read for people who ask, by the command line only;
/// never logged, never put into a pyramid.
///
/// The containers are walked here, within bounds; the blocks found in them are parsed by
/// metadata-extractor. Not exported.
@NullMarked
package org.fovea.pyramid.metadata;

import org.jspecify.annotations.NullMarked;
