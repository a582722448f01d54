package org.fovea.model.space;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The number of an experiment: facility code, year and a tag of five characters, as
/// `JSC-2026-4K7QX`. The last character of the tag is a check character.
///
/// The tag is written in Crockford's base 32, which has no I, L, O and U. The check character makes
/// the sum of all characters, each multiplied by its own power of two in the field of 32 elements
/// (polynomial x⁵+x²+1), zero: so one wrong character, or two of the tag in each other's place, are
/// always found out.
///
/// @param value in capital letters
public record ExId(String value) {
  /// The form of an exID, as a regular expression for paths.
  public static final String PATTERN = "[A-Z]{2,8}-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{5}";

  /// What people may write for it: small letters, and I, L, O for the digits they look like.
  private static final Pattern WRITTEN =
      Pattern.compile("([A-Za-z]{2,8})-([0-9]{4})-([0-9A-TV-Za-tv-z]{5})");

  private static final Pattern FORM = Pattern.compile(PATTERN);
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int RANDOM_DIGITS = 4;
  private static final int FIELD = 32;
  private static final int POLYNOMIAL = 0b100101;

  /// @throws IllegalArgumentException if `value` has not the form of an exID, or the check
  ///   character is wrong
  public ExId {
    if (!FORM.matcher(value).matches() || syndrome(value) != 0) {
      throw new IllegalArgumentException(
          "an exID looks like JSC-2026-4K7QX, with a check character");
    }
  }

  /// A number with a random tag; nobody has asked yet whether it is given already.
  ///
  /// @param facilityCode 2 to 8 capital letters
  /// @param year four digits
  public static ExId draw(String facilityCode, int year, RandomGenerator random) {
    var text = new StringBuilder(facilityCode).append('-').append(year).append('-');
    for (int i = 0; i < RANDOM_DIGITS; i++) {
      text.append(DIGITS.charAt(random.nextInt(FIELD)));
    }
    // the check character is multiplied by one, so it is the sum of all others
    int check = syndrome(text + "0");
    return new ExId(text.append(DIGITS.charAt(check)).toString());
  }

  /// The number that somebody wrote down, or empty if it is none.
  public static Optional<ExId> parse(String written) {
    var parts = WRITTEN.matcher(written.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    var tag =
        parts
            .group(3)
            .toUpperCase(Locale.ROOT)
            .replace('I', '1')
            .replace('L', '1')
            .replace('O', '0');
    var text = parts.group(1).toUpperCase(Locale.ROOT) + "-" + parts.group(2) + "-" + tag;
    return syndrome(text) == 0 ? Optional.of(new ExId(text)) : Optional.empty();
  }

  /// Zero if the check character is right.
  private static int syndrome(String text) {
    int tag = text.lastIndexOf('-') + 1;
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '-') {
        sum = twice(sum) ^ (i < tag ? plain(c) : DIGITS.indexOf(c));
      }
    }
    return sum;
  }

  /// Facility code and year are no base 32: letters count from 0, digits are what they are.
  private static int plain(char c) {
    return c >= 'A' ? c - 'A' : c - '0';
  }

  private static int twice(int element) {
    int doubled = element << 1;
    return doubled < FIELD ? doubled : doubled ^ POLYNOMIAL;
  }

  @Override
  public String toString() {
    return value;
  }
}
