package org.fovea.web.page.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.model.document.DocumentKind;

/// What a document says whatever the configuration, with gaps such as `{retention}` for the rest.
final class Template {
  private static final Pattern GAP = Pattern.compile("\\{([a-z-]+)}");
  private final String text;

  private Template(String text) {
    this.text = text;
  }

  static Template of(DocumentKind kind) {
    var name = kind.name().toLowerCase(Locale.ROOT) + ".txt";
    try (var stream = Template.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the template " + name + " is missing");
      }
      return new Template(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text with all gaps filled.
  ///
  /// @throws IllegalStateException if there is nothing for one of them
  String fill(Map<String, String> parts) {
    return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(part(parts, gap.group(1))));
  }

  private static String part(Map<String, String> parts, String name) {
    return Optional.ofNullable(parts.get(name))
        .orElseThrow(() -> new IllegalStateException("nothing for the gap {" + name + "}"));
  }
}
