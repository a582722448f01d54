package org.fovea.service.institution;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Identifiers of the Research Organization Registry (ror.org): `0`, six characters of Crockford's
/// base 32, and two check digits after ISO/IEC 7064, MOD 97-10.
final class RorId {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final Pattern FORM =
      Pattern.compile("(?:(?:https?://)?ror\\.org/)?(0[" + ALPHABET + "]{6})([0-9]{2})/?");
  private static final int CHECK_MODULUS = 97;

  private RorId() {}

  /// The nine characters of the identifier, or empty if the text is none or its check digits are
  /// wrong.
  ///
  /// @param text the nine characters or the whole address, in small or capital letters
  static Optional<String> find(String text) {
    var match = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    return match.matches() && checks(match.group(1)) == Integer.parseInt(match.group(2))
        ? Optional.of(match.group(1) + match.group(2))
        : Optional.empty();
  }

  private static int checks(String characters) {
    long number = 0;
    for (int i = 0; i < characters.length(); i++) {
      number = number * ALPHABET.length() + ALPHABET.indexOf(characters.charAt(i));
    }
    return (int) (CHECK_MODULUS + 1 - number * 100 % CHECK_MODULUS);
  }
}
