package org.fovea.pyramid.cli;

import java.nio.file.Path;

/// Names that are safe inside an archive and in an address: letters, digits, `.`, `-` and `_`.
final class PyramidName {
  private static final int MAX_LENGTH = 100;

  private PyramidName() {}

  /// Says whether a name may be used as it is.
  static boolean isSafe(String name) {
    return name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
  }

  /// Makes a safe name of a pyramid file's.
  static String of(Path file) {
    var last = file.getFileName();
    var name = (last == null ? "" : last.toString()).replaceFirst("\\.szi$", "");
    var plain = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.", "_");
    return plain.isEmpty() ? "image" : plain.substring(0, Math.min(MAX_LENGTH, plain.length()));
  }
}
