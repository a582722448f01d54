package org.fovea.pyramid.decode.tiff;

import java.util.List;

/// Some rows of one block, and where they go.
///
/// @param name of the block, for messages
/// @param ranges where the block is in the file, for each plane
/// @param skip rows of the block that are left out at its top
/// @param rows that are wanted
/// @param x of the block's left edge in the band
/// @param y of the first wanted row in the band
/// @param width of the part of the block that is inside the page
/// @param whole whether all pixels of the block are wanted
record TiffPiece(
    String name,
    List<TiffBlocks.Range> ranges,
    int skip,
    int rows,
    long x,
    int y,
    int width,
    boolean whole) {}
