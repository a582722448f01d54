package org.fovea.model.shared;

import java.math.BigInteger;
import java.security.SecureRandom;

/// Identifiers that stand in addresses: 128 random bits as 22 characters of base 62.
///
/// Database keys never leave the server; these do. They are compared to the letter, case included.
public final class PublicId {
  /// How many characters an identifier has: the least that hold 128 bits in base 62.
  public static final int LENGTH = 22;

  /// The form of an identifier, as a regular expression for paths.
  public static final String PATTERN = "[0-9A-Za-z]{22}";

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BITS = 128;

  private PublicId() {}

  /// A new identifier that nobody can guess.
  public static String random() {
    return encode(new BigInteger(BITS, RANDOM));
  }

  /// Returns `value` if it has the form of an identifier.
  ///
  /// @throws IllegalArgumentException if it has not
  public static String check(String value) {
    if (value.length() != LENGTH || !value.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("an identifier has 22 characters of 0-9, A-Z and a-z");
    }
    return value;
  }

  /// Writes `number` in base 62, most significant digit first, with leading zeros to 22 characters.
  static String encode(BigInteger number) {
    var text = new StringBuilder(LENGTH);
    var rest = number;
    for (int i = 0; i < LENGTH; i++) {
      var parts = rest.divideAndRemainder(BASE);
      text.append(DIGITS.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    return text.reverse().toString();
  }
}
