package org.fovea.pyramid.source;

import java.io.IOException;
import org.fovea.pyramid.memory.PixelStrip;

/// Where a tile source puts its pixels. The sink decides how many rows a strip has; together its
/// strips have the height of the image.
public interface StripSink {
  /// Returns the next strip to fill, by one thread or several. Waits while the sink is behind.
  ///
  /// @throws IOException if the sink has failed
  /// @throws IllegalStateException if the strip before was not put or the image is complete
  PixelStrip take() throws IOException, InterruptedException;

  /// Hands over the strip that was taken last, full.
  void put(PixelStrip strip) throws IOException;

  /// Says whether JPEG files of this size can become tiles as they are, so that nothing is lost and
  /// nothing is encoded again. Their pixels are wanted all the same: other levels are made of them.
  ///
  /// @param width of a tile in pixels
  /// @param height of a tile in pixels
  default boolean takesTiles(int width, int height) {
    return false;
  }

  /// Hands over one tile of the strip that was taken last, before that strip is put.
  ///
  /// @param column of the tile
  /// @param jpeg a whole JPEG file of exactly the pixels there, in the colours of the web, that was
  ///   decoded once and holds no metadata
  /// @throws UnsupportedOperationException if [#takesTiles] says no
  default void putTile(int column, byte[] jpeg) {
    throw new UnsupportedOperationException("this sink encodes all tiles itself");
  }
}
