package org.fovea.web.rest.image;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part of a file that a request asks for (RFC 9110, section 14).
///
/// @param first position of the first byte
/// @param last position of the last byte; one less than `first` if no byte of the file is meant
record ByteRange(long first, long last) {
  private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /// Reads a `Range` header.
  ///
  /// @return empty if there is none, or if it has a form that one may ignore: then the whole file
  ///   is the answer
  static Optional<ByteRange> parse(@Nullable String header, long sizeBytes) {
    if (header == null) {
      return Optional.empty();
    }
    return Optional.of(ONE_RANGE.matcher(header.strip()))
        .filter(Matcher::matches)
        .filter(match -> !(match.group(1).isEmpty() && match.group(2).isEmpty()))
        .map(match -> of(match.group(1), match.group(2), sizeBytes))
        .filter(range -> range.first <= range.last || range.first >= sizeBytes);
  }

  private static ByteRange of(String first, String last, long sizeBytes) {
    if (first.isEmpty()) { // the last so many bytes
      return new ByteRange(Math.max(0, sizeBytes - Long.parseLong(last)), sizeBytes - 1);
    }
    long end = last.isEmpty() ? sizeBytes - 1 : Math.min(Long.parseLong(last), sizeBytes - 1);
    return new ByteRange(Long.parseLong(first), end);
  }

  long length() {
    return last - first + 1;
  }

  /// Whether the file has any of these bytes.
  boolean satisfiable(long sizeBytes) {
    return first < sizeBytes && first <= last;
  }
}
