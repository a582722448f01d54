package org.fovea.pyramid.codec;

import java.io.IOException;
import org.fovea.pyramid.memory.PixelStrip;

/// Encodes tiles of one format and quality. Used by one thread; whoever opened it closes it. The
/// same pixels give the same bytes.
public interface TileCodec extends AutoCloseable {
  /// Returns a part of a strip as a file of its own.
  ///
  /// @param x first column
  /// @param row first row
  /// @param width 1 or more; with `x` inside the strip
  /// @param rows 1 or more; with `row` inside the strip
  /// @throws IOException if the encoder failed
  byte[] encode(PixelStrip strip, int x, int row, int width, int rows) throws IOException;

  /// Releases the encoder.
  @Override
  void close();
}
