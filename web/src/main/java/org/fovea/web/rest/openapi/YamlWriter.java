package org.fovea.web.rest.openapi;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.regex.Pattern;

/// JSON as YAML 1.2 in block style. Strings are written as in JSON, which YAML reads alike; only
/// plain keys go without their quotes.
final class YamlWriter {
  /// Neither a number nor a word that YAML 1.1 takes for a truth value or null.
  private static final Pattern PLAIN_KEY =
      Pattern.compile("(?!(?i:y|n|yes|no|on|off|true|false|null)$)[A-Za-z$][\\w$-]*");

  private final StringBuilder text = new StringBuilder();

  private YamlWriter() {}

  static String write(JsonObject object) {
    var writer = new YamlWriter();
    writer.members(object, 0);
    return writer.text.toString();
  }

  private void members(JsonObject object, int depth) {
    boolean first = true;
    for (var member : object.entrySet()) {
      // the first member of an object in a list stands behind the dash
      indent(first && isBehindDash() ? 0 : depth);
      text.append(key(member.getKey())).append(':');
      value(member.getValue(), depth + 1);
      first = false;
    }
  }

  private void items(JsonArray array, int depth) {
    for (var item : array) {
      indent(depth);
      text.append('-');
      if (item instanceof JsonObject object && !object.isEmpty()) {
        text.append(' ');
        members(object, depth + 1);
      } else {
        value(item, depth + 1);
      }
    }
  }

  private void value(JsonValue value, int depth) {
    if (value instanceof JsonStructure structure && !isEmpty(structure)) {
      text.append('\n');
      switch (structure) {
        case JsonObject object -> members(object, depth);
        case JsonArray array -> items(array, depth);
        default -> throw new IllegalArgumentException("no such structure in JSON");
      }
    } else {
      text.append(' ').append(value).append('\n');
    }
  }

  private static boolean isEmpty(JsonStructure structure) {
    return structure instanceof JsonObject object
        ? object.isEmpty()
        : structure.asJsonArray().isEmpty();
  }

  private boolean isBehindDash() {
    return text.length() > 1 && text.charAt(text.length() - 1) == ' ';
  }

  private void indent(int depth) {
    text.append("  ".repeat(depth));
  }

  private static String key(String name) {
    return PLAIN_KEY.matcher(name).matches()
        ? name
        : jakarta.json.Json.createValue(name).toString();
  }
}
