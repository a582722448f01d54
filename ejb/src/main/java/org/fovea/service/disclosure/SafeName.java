package org.fovea.service.disclosure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Makes a file's name that every system takes, from what people call a thing: no separators, no
/// characters or endings that Windows refuses, nothing invisible, and not long. A number in front
/// makes it unlike all others and unlike every reserved name.
final class SafeName {
  private static final int LONGEST_TITLE = 80;
  private static final Pattern ENDING = Pattern.compile("\\.([A-Za-z0-9]{1,8})$");
  private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Z}\\\\/:*?\"<>|%#]+");
  private static final Pattern EDGES = Pattern.compile("^[ .]+|[ .]+$");

  private SafeName() {}

  /// The name of a file.
  ///
  /// @param number which no other file in the folder has, 1 or more
  /// @param title what people call it
  /// @param fileName what its uploader called it, of which only the ending is taken
  static String of(long number, String title, String fileName) {
    var plain = Normalizer.normalize(title, Normalizer.Form.NFC);
    var safe = edged(UNSAFE.matcher(plain).replaceAll(" "));
    int length = Math.min(safe.codePointCount(0, safe.length()), LONGEST_TITLE);
    var cut = edged(safe.substring(0, safe.offsetByCodePoints(0, length)));
    return "%05d%s%s".formatted(number, cut.isEmpty() ? "" : " " + cut, ending(fileName));
  }

  private static String edged(String text) {
    return EDGES.matcher(text).replaceAll("");
  }

  private static String ending(String fileName) {
    var found = ENDING.matcher(fileName);
    return found.find() ? "." + found.group(1).toLowerCase(Locale.ROOT) : "";
  }

  /// The same as a relative reference (RFC 3986), as RO-Crate wants it.
  static String reference(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }
}
