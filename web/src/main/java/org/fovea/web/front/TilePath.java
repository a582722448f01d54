package org.fovea.web.front;

import java.util.Optional;
import org.fovea.pyramid.geometry.TileAddress;

/// A tile's address, taken apart.
///
/// @param image its identifier, 22 letters and digits
/// @param address in the pyramid
/// @param format the ending
record TilePath(String image, TileAddress address, String format) {
  private static final String BEGINNING = "/dzi/";
  private static final String FILES = "_files/";
  private static final int ID_LENGTH = 22;
  private static final int MOST_DIGITS = 7;
  private static final int LEVEL_DIGITS = 2;

  /// Takes `/dzi/{image}_files/{level}/{column}_{row}.{format}` apart. Numbers must be written in
  /// the one usual way: whatever is written otherwise is for the resource to judge.
  ///
  /// @param path as the request has it, not decoded
  static Optional<TilePath> parse(String path) {
    int idEnd = BEGINNING.length() + ID_LENGTH;
    if (!path.startsWith(BEGINNING) || !path.startsWith(FILES, idEnd)) {
      return Optional.empty();
    }
    int level = idEnd + FILES.length();
    int slash = path.indexOf('/', level);
    int line = path.indexOf('_', slash + 1);
    int dot = path.indexOf('.', line + 1);
    if (slash < 0 || line < 0 || dot < 0) {
      return Optional.empty();
    }
    int levelNumber = number(path, level, slash, LEVEL_DIGITS);
    int column = number(path, slash + 1, line, MOST_DIGITS);
    int row = number(path, line + 1, dot, MOST_DIGITS);
    if (levelNumber < 0 || column < 0 || row < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new TilePath(
            path.substring(BEGINNING.length(), idEnd),
            new TileAddress(levelNumber, column, row),
            path.substring(dot + 1)));
  }

  /// The number between two places, or -1.
  private static int number(String path, int begin, int end, int mostDigits) {
    int digits = end - begin;
    if (digits < 1 || digits > mostDigits || (digits > 1 && path.charAt(begin) == '0')) {
      return -1;
    }
    int number = 0;
    for (int i = begin; i < end; i++) {
      char digit = path.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = 10 * number + digit - '0';
    }
    return number;
  }
}
