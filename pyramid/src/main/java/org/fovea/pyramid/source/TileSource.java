package org.fovea.pyramid.source;

import java.io.IOException;
import java.util.Optional;

/// An uploaded file whose header was read and found within the limits, ready to give its pixels
/// once, top to bottom. Used by one thread; whoever opened it closes it.
public interface TileSource extends AutoCloseable {
  /// Returns what the file says of itself; the sizes are those of the pixels that [#stream] gives.
  ImageHeader header();

  /// Returns how measured numbers became pixels; empty before [#stream] ended, and for files whose
  /// numbers are light from the start.
  default Optional<MeasuredRange> range() {
    return Optional.empty();
  }

  /// Decodes all pixels and puts them into the strips of the sink, each exactly once and in order.
  /// May be called once.
  ///
  /// @throws MalformedImageException if the file is damaged
  /// @throws LimitException if the file turns out to need more than its header said
  /// @throws IOException if the file cannot be read or the sink failed
  /// @throws InterruptedException if the build was cancelled
  void stream(StripSink sink) throws IOException, InterruptedException;

  /// Releases the file and all memory of the decoder.
  @Override
  void close() throws IOException;
}
