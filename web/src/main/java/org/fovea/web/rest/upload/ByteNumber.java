package org.fovea.web.rest.upload;

import java.util.Locale;
import java.util.OptionalLong;
import org.fovea.service.shared.InvalidException;
import org.jspecify.annotations.Nullable;

/// Headers that hold a number of bytes.
final class ByteNumber {
  private ByteNumber() {}

  /// The number in `value`.
  ///
  /// @throws InvalidException if it is missing, or no whole number of at most 18 digits
  static long parse(String header, @Nullable String value) {
    if (value == null || !value.matches("[0-9]{1,18}")) {
      throw new InvalidException(
          header.toLowerCase(Locale.ROOT), header + " is not a whole number of bytes.");
    }
    return Long.parseLong(value);
  }

  /// The same, or empty if the header is missing.
  static OptionalLong find(String header, @Nullable String value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(parse(header, value));
  }
}
