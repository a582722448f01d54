package org.fovea.service.image;

import org.fovea.pyramid.geometry.PyramidShape;

/// What one must know of a pyramid to ask for its tiles and regions.
///
/// @param shape sizes of all levels and tiles
/// @param format of the tiles: `jpg`, `png` or `webp`
/// @param etag changes when the image gets another pyramid; without quotes
public record PyramidView(PyramidShape shape, String format, String etag) {}
