package org.fovea.model.request;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/// By which people and administrators speak of a request: it can be read out, and says nothing.
///
/// @param value such as `R-K7Q4-M2XB`, in digits of Crockford's base 32
public record CaseNumber(String value) {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern FORM = Pattern.compile("R-[" + DIGITS + "]{4}-[" + DIGITS + "]{4}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int GROUP = 4;

  /// @throws IllegalArgumentException if `value` has another form
  public CaseNumber {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not the number of a case");
    }
  }

  /// A new one; 40 random bits.
  public static CaseNumber draw() {
    return new CaseNumber("R-" + group() + "-" + group());
  }

  private static String group() {
    var group = new StringBuilder(GROUP);
    for (int i = 0; i < GROUP; i++) {
      group.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
    }
    return group.toString();
  }

  @Override
  public String toString() {
    return value;
  }
}
