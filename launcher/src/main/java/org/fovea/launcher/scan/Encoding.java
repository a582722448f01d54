package org.fovea.launcher.scan;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How a text may stand in a file.
enum Encoding {
  UTF_8 {
    @Override
    List<byte[]> forms(String text) {
      return List.of(text.getBytes(StandardCharsets.UTF_8));
    }
  },
  LATIN_1 {
    @Override
    List<byte[]> forms(String text) {
      return List.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  },
  UTF_16LE {
    @Override
    List<byte[]> forms(String text) {
      return List.of(text.getBytes(StandardCharsets.UTF_16LE));
    }
  },
  UTF_16BE {
    @Override
    List<byte[]> forms(String text) {
      return List.of(text.getBytes(StandardCharsets.UTF_16BE));
    }
  },
  /// As in an address or a form: `+` or `%20` for a space, hexadecimal digits of either case.
  URL {
    @Override
    List<byte[]> forms(String text) {
      var form = URLEncoder.encode(text, StandardCharsets.UTF_8);
      return Stream.of(form, lowerEscapes(form))
          .flatMap(one -> Stream.of(one, one.replace("+", "%20")))
          .map(Encoding::ascii)
          .toList();
    }
  },
  /// Base64 in which the text begins a group of three bytes.
  BASE64_AT_0 {
    @Override
    List<byte[]> forms(String text) {
      return base64(text, 0);
    }
  },
  /// Base64 in which one byte of the group stands before the text.
  BASE64_AT_1 {
    @Override
    List<byte[]> forms(String text) {
      return base64(text, 1);
    }
  },
  /// Base64 in which two bytes of the group stand before the text.
  BASE64_AT_2 {
    @Override
    List<byte[]> forms(String text) {
      return base64(text, 2);
    }
  },
  HEX {
    @Override
    List<byte[]> forms(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return List.of(
          ascii(HexFormat.of().formatHex(bytes)),
          ascii(HexFormat.of().withUpperCase().formatHex(bytes)));
    }
  },
  /// JSON with escapes: every character, or only those beyond ASCII.
  JSON {
    @Override
    List<byte[]> forms(String text) {
      return Stream.of(escaped(text, 0), escaped(text, 0x80))
          .flatMap(form -> Stream.of(form, upperEscapes(form)))
          .map(Encoding::ascii)
          .toList();
    }
  };

  /// Returns the byte sequences that stand for a text; at least one, some may be equal.
  abstract List<byte[]> forms(String text);

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String lowerEscapes(String form) {
    return Pattern.compile("%[0-9A-F]{2}")
        .matcher(form)
        .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
  }

  private static String upperEscapes(String form) {
    return Pattern.compile("\\\\u[0-9a-f]{4}")
        .matcher(form)
        .replaceAll(escape -> "\\\\u" + escape.group().substring(2).toUpperCase(Locale.ROOT));
  }

  private static String escaped(String text, int firstEscaped) {
    var form = new StringBuilder();
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (unit >= firstEscaped) {
        form.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
      } else {
        form.append(unit);
      }
    }
    return form.toString();
  }

  /// Leaves out the characters at both ends that depend on neighbouring bytes (RFC 4648, section 4:
  /// each character stands for six bits).
  private static List<byte[]> base64(String text, int before) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] shifted = new byte[before + utf8.length];
    System.arraycopy(utf8, 0, shifted, before, utf8.length);
    int first = (before * 8 + 5) / 6;
    int end = shifted.length * 8 / 6;
    return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
        .map(encoder -> ascii(encoder.encodeToString(shifted).substring(first, end)))
        .toList();
  }
}
