package org.fovea.pyramid.decode.tiff;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The images that the OME-XML of a TIFF file names.
public final class OmeImages {
  /// More than any real file's.
  public static final int MAX_BYTES = 16 << 20;

  private static final int MAX_PAGES = 100_000; // more than the limits permit
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern NAME = Pattern.compile("(?i)(label|macro|barcode)([ _-]?image)?");

  private OmeImages() {}

  /// Says whether a description is OME-XML.
  public static boolean isOme(String description) {
    var head = description.substring(0, Math.min(description.length(), 4096));
    return head.stripLeading().startsWith("<") && head.contains("OME");
  }

  /// Opens a reader that knows no document type and goes nowhere else.
  ///
  /// @throws XMLStreamException if the text declares entities or is no XML
  public static XMLStreamReader open(String xml) throws XMLStreamException {
    if (xml.contains("<!DOCTYPE") || xml.contains("<!ENTITY")) {
      throw new XMLStreamException("the OME-XML declares entities");
    }
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    int end = xml.indexOf('\0');
    var text = (end < 0 ? xml : xml.substring(0, end)).strip();
    return factory.createXMLStreamReader(new StringReader(text));
  }

  /// Returns what the name of an image says; null if it is no photograph of the glass.
  public static SlidePages.@Nullable Kind kind(@Nullable String name) {
    var match = NAME.matcher(name == null ? "" : name.strip());
    if (!match.matches()) {
      return null;
    }
    return match.group(1).equalsIgnoreCase("macro") ? SlidePages.Kind.MACRO : SlidePages.Kind.LABEL;
  }

  /// Returns the pages of the chain that hold photographs of the glass, from 0. What is damaged is
  /// left out.
  public static Map<Integer, SlidePages.Kind> slidePages(String xml) {
    var kinds = new HashMap<Integer, SlidePages.Kind>();
    if (!isOme(xml)) {
      return kinds;
    }
    try {
      var reader = open(xml);
      SlidePages.Kind kind = null;
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          if (reader.getLocalName().equals("Image")) {
            kind = kind(reader.getAttributeValue(null, "Name"));
          } else if (kind != null && reader.getLocalName().equals("TiffData")) {
            put(kinds, reader, kind);
          }
        }
      }
    } catch (XMLStreamException | RuntimeException e) { // a description is a courtesy
      return kinds;
    }
    return kinds;
  }

  private static void put(
      Map<Integer, SlidePages.Kind> kinds, XMLStreamReader reader, SlidePages.Kind kind) {
    int first = number(reader.getAttributeValue(null, "IFD"), 0);
    int count = number(reader.getAttributeValue(null, "PlaneCount"), 1);
    for (int i = first; i < Math.min(MAX_PAGES, first + count) && kinds.size() < MAX_PAGES; i++) {
      kinds.put(i, kind);
    }
  }

  private static int number(@Nullable String text, int otherwise) {
    return text != null && NUMBER.matcher(text).matches() ? Integer.parseInt(text) : otherwise;
  }
}
