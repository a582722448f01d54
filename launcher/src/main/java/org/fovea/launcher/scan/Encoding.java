package org.fovea.launcher.scan;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a text may stand in a file. The letters A to Z are compared without regard to case, so each
/// form stands for those of either case.
enum Encoding {
  /// Accents in one piece with their letters, or behind them.
  UTF_8 {
    @Override
    List<byte[]> forms(String text) {
      return Stream.of(text, Normalizer.normalize(text, Normalizer.Form.NFD))
          .map(form -> form.getBytes(StandardCharsets.UTF_8))
          .toList();
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
  /// As in an address or a form: `+` or `%20` for a space; `@`, `:`, `;`, `=` and `'` escaped or
  /// not.
  URL {
    @Override
    List<byte[]> forms(String text) {
      var form = URLEncoder.encode(text, StandardCharsets.UTF_8);
      return Stream.of(form, form.replace("+", "%20"), lax(form)).map(Encoding::ascii).toList();
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
      return List.of(ascii(HexFormat.of().formatHex(bytes)));
    }
  },
  /// With escapes as in JSON and Java (every character, or only those beyond ASCII), in HTML and
  /// XML (apostrophes, or also all beyond ASCII), or in SQL (apostrophes).
  ESCAPED {
    @Override
    List<byte[]> forms(String text) {
      var json = Stream.of(escaped(text, 0), escaped(text, 0x80));
      var apostrophes =
          Stream.of("&#39;", "&#039;", "&#x27;", "&apos;", "\\u0027", "\\'", "''")
              .filter(escape -> text.contains("'"))
              .map(escape -> text.replace("'", escape));
      var html =
          Stream.of("'", "&#39;").map(escape -> references(text, "&#%d;").replace("'", escape));
      var hexHtml = Stream.of(references(text, "&#x%x;"));
      return Stream.of(json, apostrophes, html, hexHtml)
          .flatMap(forms -> forms)
          .map(form -> form.getBytes(StandardCharsets.UTF_8))
          .toList();
    }
  };

  /// Returns the byte sequences that stand for a text; at least one, some may be equal.
  abstract List<byte[]> forms(String text);

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// As browsers leave the characters that may stand in a query.
  private static String lax(String form) {
    return form.replace("+", "%20")
        .replace("%40", "@")
        .replace("%3A", ":")
        .replace("%3B", ";")
        .replace("%3D", "=")
        .replace("%27", "'");
  }

  private static String references(String text, String format) {
    return text.codePoints()
        .mapToObj(point ->
            point < 0x80 ? Character.toString(point) : String.format(Locale.ROOT, format, point))
        .collect(Collectors.joining());
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
