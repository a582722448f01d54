package org.fovea.pyramid.source;

import java.io.IOException;
import org.fovea.pyramid.memory.PixelStrip;

/// Where a tile source puts its pixels. The sink decides how many rows a strip has; together its
/// strips have the height of the image.
public interface StripSink {
  /// Returns the next strip to fill. Waits while the sink is behind.
  ///
  /// @throws IOException if the sink has failed
  /// @throws IllegalStateException if the strip before was not put or the image is complete
  PixelStrip take() throws IOException, InterruptedException;

  /// Hands over the strip that was taken last, full.
  void put(PixelStrip strip) throws IOException;
}
