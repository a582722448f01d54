package org.fovea.service.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Amounts of data as people write them, in decimal units: `500 GB`, `1.5 TB`, `2000000`.
public final class ByteCount {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,6})?)\\s*(B|KB|MB|GB|TB|PB)?");
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};
  private static final int STEP = 3; // decimal places between two units

  /// A thousandth of this is still told apart.
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 1000);

  private ByteCount() {}

  /// The number of bytes that `text` names, or empty if it names none, or more than a few million
  /// terabytes.
  public static Optional<Long> find(String text) {
    var match = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!match.matches()) {
      return Optional.empty();
    }
    var unit = Optional.ofNullable(match.group(2)).orElse("B");
    int power = 0;
    while (!UNITS[power].equalsIgnoreCase(unit)) {
      power++;
    }
    var bytes = new BigDecimal(match.group(1)).movePointRight(power * STEP);
    return bytes.stripTrailingZeros().scale() <= 0 && bytes.compareTo(MOST) <= 0
        ? Optional.of(bytes.longValueExact())
        : Optional.empty();
  }

  /// The amount with at most one digit behind the point, such as `1.5 TB`; the rest is left out.
  ///
  /// @param bytes not negative
  public static String words(long bytes) {
    int power = 0;
    while (power < UNITS.length - 1 && bytes >= Math.powExact(10L, (power + 1) * STEP)) {
      power++;
    }
    var amount = BigDecimal.valueOf(bytes, power * STEP);
    var rounded = amount.setScale(1, RoundingMode.DOWN).stripTrailingZeros();
    return rounded.toPlainString() + " " + UNITS[power];
  }
}
