package org.fovea.pyramid.source;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

/// Turns what a library says about a file into our own exceptions.
final class DecoderMessages {
  private static final String[] FOREIGN = {
    "not supported",
    "unsupported",
    "not implemented",
    "unknown tiff compression",
    "blocked",
    "not a known file format",
    "not a whole number of bytes"
  };

  private DecoderMessages() {}

  /// Returns an exception whose message tells a damaged file from one that is only strange to us.
  ///
  /// @param said by the library
  static IOException failure(String said, Throwable cause) {
    var line = said.lines().findFirst().orElse("no reason given").strip();
    var text = line.toLowerCase(Locale.ROOT);
    return Stream.of(FOREIGN).anyMatch(text::contains)
        ? new UnsupportedImageException(
            "the file is of a kind that no decoder here reads: " + line, cause)
        : new MalformedImageException("the file is damaged: " + line, cause);
  }
}
