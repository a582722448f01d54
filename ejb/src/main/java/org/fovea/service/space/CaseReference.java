package org.fovea.service.space;

import java.util.regex.Pattern;
import org.fovea.service.shared.InvalidException;

/// The number of a case: 1 to 32 characters of ASCII with a digit among them, without blanks. A
/// name or a sentence is none, for it would stay in the log.
public final class CaseReference {
  private static final Pattern FORM =
      Pattern.compile("(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9./#:_-]{0,31}");

  private CaseReference() {}

  /// Refuses what is no number of a case.
  ///
  /// @throws InvalidException if `text` has another form
  public static void require(String text) {
    if (!isOne(text)) {
      throw new InvalidException(
          "reference",
          "The number of a case has 1 to 32 letters, digits and . / # : _ - without blanks. It"
              + " begins with a letter or digit and holds at least one digit.");
    }
  }

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
