package org.fovea.service.shared;

import java.util.regex.Pattern;

/// Numbers of cases, by which administrators say why they did something.
public final class CaseReference {
  private static final Pattern FORM =
      Pattern.compile("(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9./#:_-]{0,31}");

  private CaseReference() {}

  /// Whether it can be the number of a case. A name or a sentence cannot: it would stay in the log.
  public static boolean is(String text) {
    return FORM.matcher(text).matches();
  }

  /// Returns `text` if it can be the number of a case.
  ///
  /// @throws InvalidException if not
  public static String require(String text) {
    if (!is(text)) {
      throw new InvalidException(
          "reference",
          "The number of a case has 1 to 32 letters, digits and . / # : _ - without blanks. It"
              + " begins with a letter or digit and holds at least one digit.");
    }
    return text;
  }
}
