package org.fovea.pyramid.source;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// One frame of measured numbers: counts of a detector, intensities of a microscope, heights,
/// 16-bit photographs. Nothing in them says what is black and what is white, unless the file
/// declares it; [org.fovea.pyramid.scale.ScaledSource] makes pixels of them. Used by one thread;
/// whoever opened it closes it.
public interface SampleSource extends AutoCloseable {
  /// Returns what the file says of itself; `pixels` is the format in which it will be shown.
  ImageHeader header();

  /// Returns what each sample is.
  SampleType type();

  /// Returns the numbers that the file says are black and white; empty if it does not say.
  Optional<ValueRange> declaredRange();

  /// Gives all rows, top to bottom. May be called more than once, each time from the top.
  ///
  /// @throws MalformedImageException if the file is damaged
  /// @throws IOException if the file cannot be read or the sink failed
  /// @throws InterruptedException if the build was cancelled
  void stream(RowSink sink) throws IOException, InterruptedException;

  /// Releases the file and all memory of the decoder.
  @Override
  void close() throws IOException;

  /// Takes rows.
  interface RowSink {
    /// Takes one row.
    ///
    /// @param row interleaved samples of [#type()] in the byte order of the machine, `width` times
    ///   `pixels().channels()` of them, colours first, then perhaps an opacity that covers the full
    ///   range of the type; valid during the call only
    void accept(MemorySegment row) throws IOException, InterruptedException;
  }
}
