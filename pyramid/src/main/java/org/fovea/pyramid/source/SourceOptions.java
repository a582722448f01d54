package org.fovea.pyramid.source;

import java.nio.file.Path;
import java.util.Optional;

/// How files are opened.
///
/// @param limits of what a file may ask
/// @param decoder to use, or empty for the fastest that reads the file
/// @param frame to read, 0 for the first
/// @param planes whether pixels may come as [org.fovea.pyramid.memory.PixelFormat#YCBCR]
/// @param threads that a source may decode with, 1 or more
/// @param folder where a source may write a temporary file
public record SourceOptions(
    Limits limits, Optional<Decoder> decoder, int frame, boolean planes, int threads, Path folder) {
  public SourceOptions {
    if (frame < 0 || threads < 1) {
      throw new IllegalArgumentException(
          "frame " + frame + " must be 0 or more, threads " + threads + " 1 or more");
    }
  }

  /// The first frame, interleaved, by one thread.
  public SourceOptions(Limits limits, Optional<Decoder> decoder, Path folder) {
    this(limits, decoder, 0, false, 1, folder);
  }

  /// Checks that a file has the frame that was asked for.
  ///
  /// @param frames that the file has
  /// @throws UnsupportedImageException if it has fewer
  public void requireFrame(int frames) throws UnsupportedImageException {
    if (frame >= frames) {
      throw new UnsupportedImageException(
          "frame " + frame + " was asked for, counted from 0, and the file has " + frames);
    }
  }
}
