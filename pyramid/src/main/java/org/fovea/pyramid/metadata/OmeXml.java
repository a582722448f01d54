package org.fovea.pyramid.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.fovea.pyramid.decode.tiff.OmeImages;

/// OME-XML as metadata: what it tells, and the part of it that may be shared (OME schema 2016-06
/// and its predecessors).
final class OmeXml {
  private static final int MAX_DEPTH = 100; // the schema needs fewer than ten
  private static final String NAMESPACE = "http://www.openmicroscopy.org/Schemas/OME/2016-06";
  private static final Pattern NAMESPACES =
      Pattern.compile("https?://www\\.openmicroscopy\\.org/Schemas/[A-Za-z0-9/_-]{1,40}");
  private static final Pattern ID = Pattern.compile("[A-Za-z]{1,40}(:\\d{1,9}){1,4}");
  private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{N} .,:+%/µÅ°()-]{0,80}");
  // There may be one for each plane; they tell where it lies and how long it took.
  private static final Set<String> MANY = Set.of("TiffData", "Plane");

  private final XMLStreamReader reader;
  private final UnaryOperator<Integer> pages;
  private final StringBuilder out = new StringBuilder();

  private OmeXml(XMLStreamReader reader, UnaryOperator<Integer> pages) {
    this.reader = reader;
    this.pages = pages;
  }

  /// Returns attributes and texts, by element; what is not personal is left out for planes.
  static List<Metadata.Entry> entries(String xml) {
    var entries = new ArrayList<Metadata.Entry>();
    try {
      var reader = OmeImages.open(xml);
      var path = new ArrayList<String>();
      while (reader.hasNext() && entries.size() < MetadataCollector.Bounds.FULL.entries()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            path.add(reader.getLocalName());
            attributes(reader, path, entries);
          }
          case XMLStreamConstants.END_ELEMENT -> path.removeLast();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (!reader.isWhiteSpace() && !path.isEmpty()) {
              var text = reader.getText().strip();
              entries.add(entry(path, path.getLast(), text, path.getLast()));
            }
          }
          default -> {} // comments are told with the whole description
        }
      }
    } catch (XMLStreamException | RuntimeException e) { // the parser meets damage with either
      return entries;
    }
    return entries;
  }

  private static void attributes(
      XMLStreamReader reader, List<String> path, List<Metadata.Entry> entries) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      var name = reader.getAttributeLocalName(i);
      var key = path.getLast() + "@" + name;
      var entry = entry(path, "@" + name, reader.getAttributeValue(i), key);
      if (entry.meaning().personal() || !MANY.contains(path.getLast())) {
        entries.add(entry);
      }
    }
  }

  /// What stands inside a personal element is personal too.
  private static Metadata.Entry entry(List<String> path, String name, String value, String key) {
    for (var element : path) {
      var around = MeaningTable.of(Scheme.OME, element);
      if (around.personal()) {
        return new Metadata.Entry("OME", key, value, around);
      }
    }
    return new Metadata.Entry("OME", key, value, MeaningTable.of(Scheme.OME, name, value));
  }

  /// Returns the part that may be shared; empty if the text is damaged or too long.
  ///
  /// @param pages renumbers the pages of the chain
  static Optional<String> shared(String xml, UnaryOperator<Integer> pages) {
    try {
      return new OmeXml(OmeImages.open(xml), pages).write();
    } catch (XMLStreamException | RuntimeException e) { // the parser meets damage with either
      return Optional.empty();
    }
  }

  private Optional<String> write() throws XMLStreamException {
    int depth = 0;
    int left = 0; // depth of what is left out
    var text = Meaning.UNKNOWN; // of what stands in the element
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    while (reader.hasNext() && depth < MAX_DEPTH) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          text = MeaningTable.of(Scheme.OME, reader.getLocalName());
          if (left == 0 && (text.personal() || isOfTheGlass())) {
            left = depth;
          } else if (left == 0) {
            start(depth == 1);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (left == 0) {
            out.append("</").append(reader.getLocalName()).append('>');
          }
          left = left == depth ? 0 : left;
          depth--;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (left == 0 && text == Meaning.TIME) {
            time(reader.getText().strip());
          }
        }
        default -> {} // comments and processing instructions are left out
      }
    }
    return depth == 0 ? Optional.of(out.toString()) : Optional.empty();
  }

  private boolean isOfTheGlass() {
    return reader.getLocalName().equals("Image")
        && OmeImages.kind(reader.getAttributeValue(null, "Name")) != null;
  }

  private void start(boolean root) {
    out.append('<').append(reader.getLocalName());
    if (root) {
      var namespace = reader.getNamespaceURI();
      boolean known = namespace != null && NAMESPACES.matcher(namespace).matches();
      attribute("xmlns", known ? namespace : NAMESPACE);
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      var name = reader.getAttributeLocalName(i);
      var value = reader.getAttributeValue(i);
      if (name.equals("IFD") && value.matches("\\d{1,9}")) {
        attribute(name, Integer.toString(pages.apply(Integer.parseInt(value))));
      } else if (isShared(name, value)) {
        attribute(name, value);
      }
    }
    out.append('>');
  }

  private static boolean isShared(String name, String value) {
    var form = name.equals("ID") ? ID : VALUE;
    return !MeaningTable.of(Scheme.OME, "@" + name, value).personal()
        && form.matcher(value).matches();
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(value).append('"');
  }

  private void time(String value) {
    if (MeaningTable.of(Scheme.OME, "AcquisitionDate", value) == Meaning.TIME) {
      out.append(value);
    }
  }
}
