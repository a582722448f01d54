package org.fovea.pyramid.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.fovea.pyramid.decode.tiff.OmeImages;

/// What programs write into the description of a TIFF page (tag 270): keys and values by scanners
/// of Aperio and by ImageJ, OME-XML by others. All else is what somebody wrote.
public final class TiffDescription {
  private static final Pattern APERIO_HEAD =
      Pattern.compile(
          "(?s)(Aperio Image Library(?: v[0-9.]{1,12})?)[^\\r\\n|]{0,100}[\\r\\n]+"
              + "(\\d+x\\d+(?: \\[[0-9, x]{1,60}\\])?(?: \\(\\d+x\\d+\\))?(?: -> \\d+x\\d+)?)?.*");
  private static final Pattern IMAGEJ_VALUE = Pattern.compile("[\\p{L}\\p{N}.+\\\\-]{1,40}");

  private TiffDescription() {}

  /// Returns the parts of a description; empty if nothing is known of its form.
  public static List<Metadata.Entry> entries(String description) {
    if (description.startsWith("Aperio")) {
      return fields(description, "\\|", "Aperio", Scheme.APERIO);
    }
    if (description.startsWith("ImageJ=")) {
      return fields(description, "\\R", "ImageJ", Scheme.IMAGEJ);
    }
    return OmeImages.isOme(description) ? OmeXml.entries(description) : List.of();
  }

  /// Returns what may be shared of a description, in the same form; empty if nothing.
  ///
  /// @param pages renumbers the pages of the chain, for some may be left out
  public static Optional<String> shared(String description, UnaryOperator<Integer> pages) {
    if (description.startsWith("Aperio")) {
      return Optional.of(aperio(description));
    }
    if (description.startsWith("ImageJ=")) {
      return Optional.of(imageJ(description));
    }
    return OmeImages.isOme(description) ? OmeXml.shared(description, pages) : Optional.empty();
  }

  /// Returns what a description as a whole means: what may be shared of it is no secret.
  static Meaning meaning(String description) {
    boolean harmless = shared(description, page -> page).filter(description::equals).isPresent();
    return harmless ? Meaning.TECHNICAL : Meaning.FREE_TEXT;
  }

  private static String aperio(String description) {
    var head = APERIO_HEAD.matcher(description);
    var text = new StringBuilder("Aperio Image Library");
    if (head.matches()) {
      text.setLength(0);
      text.append(head.group(1)).append("\r\n");
      if (head.group(2) != null) {
        text.append(head.group(2));
      }
    }
    for (var entry : entries(description)) {
      if (!entry.meaning().personal()) {
        text.append('|').append(entry.key()).append(" = ").append(entry.value());
      }
    }
    return text.toString();
  }

  private static String imageJ(String description) {
    var text = new StringBuilder();
    for (var entry : entries(description)) {
      boolean plain = IMAGEJ_VALUE.matcher(entry.value()).matches();
      if (text.isEmpty()) { // by the first key, programs know whose description it is
        text.append("ImageJ=").append(plain ? entry.value() : "").append('\n');
      } else if (plain && !entry.meaning().personal()) {
        text.append(entry.key()).append('=').append(entry.value()).append('\n');
      }
    }
    return text.toString();
  }

  /// Splits `key = value` fields; what is no such field is not returned, for the whole description
  /// is told too.
  private static List<Metadata.Entry> fields(
      String description, String border, String group, Scheme scheme) {
    var entries = new ArrayList<Metadata.Entry>();
    int end = description.indexOf('\0');
    for (var field : (end < 0 ? description : description.substring(0, end)).split(border, -1)) {
      int equals = field.indexOf('=');
      if (equals > 0 && entries.size() < MetadataCollector.Bounds.FULL.entries()) {
        var key = field.substring(0, equals).strip();
        var value = field.substring(equals + 1).strip();
        var meaning = MeaningTable.of(scheme, key.replace(" ", ""), value);
        entries.add(new Metadata.Entry(group, key, value, meaning));
      }
    }
    return entries;
  }
}
