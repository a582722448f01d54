package org.fovea.pyramid.szi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The `scan-properties.xml` of a pyramid file: what is known of the image it was made from, as
/// names and values, in the form of the SZI specification that libvips writes too. No date and
/// nothing personal: the same image gives the same text.
public final class ScanProperties {
  /// No real file comes near this many bytes.
  static final int MAX_BYTES = 256 << 10;

  static final String FILE_NAME = "scan-properties.xml";

  // Not by an XML parser, for the reasons that Descriptor has none.
  private static final Pattern PROPERTY =
      Pattern.compile("<name>([^<]*)</name>\\s*<value[^<>]*>([^<]*)</value>");

  private record Value(String type, String text) {}

  private final Map<String, Value> values = new LinkedHashMap<>();

  /// Starts without any.
  public ScanProperties() {}

  /// Adds a whole number.
  public ScanProperties put(String name, long value) {
    return put(name, "gint64", Long.toString(value));
  }

  /// Adds a number.
  public ScanProperties put(String name, double value) {
    return put(name, "gdouble", Double.toString(value));
  }

  /// Adds a truth value.
  public ScanProperties put(String name, boolean value) {
    return put(name, "gboolean", Boolean.toString(value));
  }

  /// Adds a text.
  public ScanProperties put(String name, String value) {
    return put(name, "VipsRefString", value);
  }

  /// Returns the XML text.
  public String xml() {
    var xml =
        new StringBuilder(
            """
            <?xml version="1.0"?>
            <image xmlns="http://www.pathozoom.com/szi" version="1.0">
              <properties>
            """);
    values.forEach((name, value) ->
        xml.append(
            """
                <property>
                  <name>%s</name>
                  <value type="%s">%s</value>
                </property>
            """
                .formatted(escape(name), value.type(), escape(value.text()))));
    return xml.append("  </properties>\n</image>\n").toString();
  }

  /// Reads the names and values of such a text; what it does not understand is left out.
  public static Map<String, String> read(String xml) {
    var values = new LinkedHashMap<String, String>();
    var property = PROPERTY.matcher(xml);
    while (property.find()) {
      values.put(plain(property.group(1)), plain(property.group(2)));
    }
    return values;
  }

  private ScanProperties put(String name, String type, String text) {
    values.put(name, new Value(type, text));
    return this;
  }

  private static String plain(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
