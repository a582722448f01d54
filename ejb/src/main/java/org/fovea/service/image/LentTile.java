package org.fovea.service.image;

import java.nio.ByteBuffer;

/// An encoded tile where it stands in memory. It must be given back, once, when nobody reads it any
/// more: its file is kept open for it.
///
/// @param bytes of the tile, for this borrower alone; read-only
/// @param giveBack ends the loan
public record LentTile(ByteBuffer bytes, Runnable giveBack) {}
