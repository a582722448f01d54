package org.fovea.web.rest.iiif;

import java.math.BigDecimal;

/// Numbers as the Image API writes them: ASCII digits, no sign, no exponent, no leading zeros, at
/// most ten digits on either side of the point (section 4.7 and 9 of Image API 3.0). Parts of
/// regular expressions, and what they match as numbers.
final class Numbers {
  /// A whole number, 0 to 9,999,999,999.
  static final String WHOLE = "(0|[1-9][0-9]{0,9})";

  /// A number that may have a fraction.
  static final String DECIMAL = "((?:0|[1-9][0-9]{0,9})(?:\\.[0-9]{1,10})?)";

  private Numbers() {}

  static long whole(String digits) {
    return Long.parseLong(digits);
  }

  static double decimal(String digits) {
    return Double.parseDouble(digits);
  }

  /// The shortest way to write a number that [#DECIMAL] matches.
  static String shortest(String digits) {
    var number = new BigDecimal(digits);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
