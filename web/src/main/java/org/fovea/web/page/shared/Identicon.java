package org.fovea.web.page.shared;

import java.math.BigInteger;

/// The picture of somebody whose name is not known: six by six cells, the right half a mirror of
/// the left, in one of twelve colours and two strengths. The same seed gives the same picture.
///
/// It is drawn on 8 by 8 units, one of them margin on each side, so that cells fall on whole pixels
/// at 24, 32 and 40 px.
///
/// @param tone which colour, 1 to 12, as `tokens.css` names them
/// @param full outline of the strong cells, the data of an SVG path
/// @param faint outline of the weak cells, likewise
public record Identicon(int tone, String full, String faint) {
  /// How many units the picture is wide and high.
  static final int SIZE = 8;

  /// How many colours there are.
  static final int TONES = 12;

  private static final int LEAST_DIGITS = 16; // 54 bits for cells, the rest for the colour
  private static final int CELLS = 6;
  private static final int MARGIN = 1;
  private static final int HALF = CELLS / 2;
  private static final int BITS_PER_CELL = 3;

  private enum Strength {
    EMPTY,
    FAINT,
    FULL
  }

  /// The picture of that seed.
  ///
  /// @param seed 16 to 64 hexadecimal digits, as [org.fovea.service.audit.Pseudonym] has them
  /// @throws IllegalArgumentException if it is anything else
  public static Identicon of(String seed) {
    if (!seed.matches("[0-9a-f]{" + LEAST_DIGITS + ",64}")) {
      throw new IllegalArgumentException("a seed has 16 to 64 hexadecimal digits");
    }
    var bits = new BigInteger(seed, 16);
    int tone =
        bits.shiftRight(HALF * CELLS * BITS_PER_CELL).mod(BigInteger.valueOf(TONES)).intValue();
    return new Identicon(tone + 1, outline(bits, Strength.FULL), outline(bits, Strength.FAINT));
  }

  private static String outline(BigInteger bits, Strength wanted) {
    var path = new StringBuilder();
    for (int row = 0; row < CELLS; row++) {
      int first = row * HALF;
      Cells.append(
          path,
          MARGIN,
          row,
          CELLS,
          column -> strength(bits, first + Math.min(column, CELLS - 1 - column)) == wanted);
    }
    return path.toString();
  }

  /// Of eight cells three are empty, two faint and three full, on average.
  private static Strength strength(BigInteger bits, int cell) {
    return switch (bits.shiftRight(cell * BITS_PER_CELL).intValue() & 7) {
      case 0, 1, 2 -> Strength.EMPTY;
      case 3, 4 -> Strength.FAINT;
      default -> Strength.FULL;
    };
  }
}
