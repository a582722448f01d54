package org.fovea.pyramid.cli;

import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// Writes one JSON object on one line (RFC 8259).
final class Json {
  private final StringBuilder text = new StringBuilder("{");

  Json put(String name, long value) {
    return raw(name, Long.toString(value));
  }

  /// @param value finite, for JSON knows no other
  Json put(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + ", which JSON cannot say");
    }
    return raw(name, Double.toString(value));
  }

  Json put(String name, boolean value) {
    return raw(name, Boolean.toString(value));
  }

  Json put(String name, String value) {
    return raw(name, quote(value));
  }

  Json put(String name, Json value) {
    return raw(name, value.toString());
  }

  Json putTexts(String name, List<String> values) {
    return raw(name, values.stream().map(Json::quote).collect(array()));
  }

  Json putObjects(String name, List<Json> values) {
    return raw(name, values.stream().map(Json::toString).collect(array()));
  }

  @Override
  public String toString() {
    return text + "}";
  }

  private static Collector<CharSequence, ?, String> array() {
    return Collectors.joining(",", "[", "]");
  }

  private Json raw(String name, String value) {
    if (text.length() > 1) {
      text.append(',');
    }
    text.append(quote(name)).append(':').append(value);
    return this;
  }

  /// Quotes a string (RFC 8259, section 7).
  private static String quote(String value) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || isAwkward(c)) {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /// Half characters cannot be written as UTF-8, and some marks turn or break lines on a terminal.
  private static boolean isAwkward(char c) {
    return Character.isSurrogate(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }
}
