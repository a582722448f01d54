package org.fovea.pyramid.source;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Turns what a library says about a file into our own exceptions.
public final class DecoderMessages {
  private static final String[] FOREIGN = {
    "not supported",
    "unsupported",
    "not implemented",
    "unknown tiff compression",
    "blocked",
    "not a known file format",
    "not a whole number of bytes"
  };

  /// What libraries say only to those who know them, and what it means.
  private static final List<Meaning> MEANINGS =
      List.of(
          new Meaning("chdu not an image extension", true, "the FITS file holds no image"),
          new Meaning("bad first element number", true, "the FITS file holds no image"),
          new Meaning(
              "components differ in geometry",
              true,
              "the channels of the JPEG 2000 file differ in size, which no decoder here reads"),
          new Meaning(
              "expected eph marker",
              true,
              "the JPEG 2000 file leaves out marks without which no decoder here finds its way"),
          new Meaning(
              "does not match legal imagetypes",
              true,
              "the pixels of the file are of a depth that no decoder here reads"),
          new Meaning("stream too short", false, "the JPEG 2000 file ends early"));

  private record Meaning(String said, boolean foreign, String sentence) {}

  private DecoderMessages() {}

  /// Returns an exception whose message tells a damaged file from one that is only strange to us.
  ///
  /// @param said by the library
  public static IOException failure(String said, Throwable cause) {
    var line = said.lines().findFirst().orElse("no reason given").strip();
    var text = line.toLowerCase(Locale.ROOT);
    var known = MEANINGS.stream().filter(meaning -> text.contains(meaning.said())).findFirst();
    if (known.isPresent()) {
      return exception(known.get().foreign(), known.get().sentence(), cause);
    }
    return Stream.of(FOREIGN).anyMatch(text::contains)
        ? exception(true, "the file is of a kind that no decoder here reads: " + line, cause)
        : exception(false, "the file is damaged: " + line, cause);
  }

  private static IOException exception(boolean foreign, String sentence, Throwable cause) {
    return foreign
        ? new UnsupportedImageException(sentence, cause)
        : new MalformedImageException(sentence, cause);
  }
}
