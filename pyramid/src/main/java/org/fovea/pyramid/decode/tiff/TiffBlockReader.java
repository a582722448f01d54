package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Reads blocks into bands. Used by one thread at a time.
interface TiffBlockReader extends AutoCloseable {
  /// Reads a piece of a block.
  ///
  /// @param bands one of interleaved pixels, or three planes
  /// @return the block's JPEG file, if it shows just the pixels of the band in any browser
  /// @throws org.fovea.pyramid.source.MalformedImageException if the block is damaged
  Optional<byte[]> read(TiffPiece piece, List<TiffBand> bands) throws IOException;

  @Override
  void close();
}
