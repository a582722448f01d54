package org.fovea.service.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// How a URN writes its parts (RFC 8141, section 2): letters beyond ASCII, spaces and the like as
/// percent-escapes of their UTF-8 bytes.
///
/// Providers send such characters as they are, too. Both ways of writing mean the same, so the
/// normal form has the escapes.
final class UrnText {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String PLAIN = "-._~!$&'()*+,;=@/";
  private static final int ESCAPE = 3;

  private UrnText() {}

  /// Whether `text` is made of whole characters; half a surrogate pair has no UTF-8 form.
  static boolean isEncodable(String text) {
    return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  /// Segments joined to a namespace: in small letters, but for the digits of escapes.
  static String namespace(List<String> segments) {
    var lower = segments.stream().map(segment -> segment.toLowerCase(Locale.ROOT));
    return String.join(":", lower.map(UrnText::normal).toList());
  }

  /// One segment with escapes in capital digits, and escapes for what must not stand there bare.
  static String normal(String segment) {
    var text = new StringBuilder(segment.length());
    for (int i = 0; i < segment.length(); ) {
      int character = segment.codePointAt(i);
      if (isEscape(segment, i)) {
        text.append(segment.substring(i, i + ESCAPE).toUpperCase(Locale.ROOT));
        i += ESCAPE;
      } else if (isPlain(character)) {
        text.append((char) character);
        i++;
      } else {
        escape(text, character);
        i += Character.charCount(character);
      }
    }
    return text.toString();
  }

  private static boolean isEscape(String text, int at) {
    return text.charAt(at) == '%'
        && at + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }

  private static void escape(StringBuilder text, int character) {
    for (byte b : Character.toString(character).getBytes(UTF_8)) {
      text.append('%').append(HEX.toHexDigits(b));
    }
  }
}
