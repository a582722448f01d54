package org.fovea.pyramid.szi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.pyramid.geometry.PyramidShape;

/// The `.dzi` file of a pyramid: its shape and the format of its tiles.
///
/// @param shape sizes of all levels and tiles
/// @param format file name extension of the tiles as the descriptor spells it, such as `jpg`
public record Descriptor(PyramidShape shape, String format) {
  /// No real descriptor comes near this many bytes.
  static final int MAX_BYTES = 64 << 10;

  private static final Pattern FORMAT = Pattern.compile("jpe?g|png|webp");

  // Descriptors are read with patterns and not with an XML parser: four numbers and a word are
  // wanted, and a parser would bring entities, external references and their limits with it.
  private static final Pattern IMAGE = Pattern.compile("<Image\\s([^<>]*)>");
  private static final Pattern SIZE = Pattern.compile("<Size\\s([^<>]*?)/?>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([A-Za-z]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

  /// Reads a descriptor.
  ///
  /// @throws IllegalArgumentException with the fault in words
  static Descriptor parse(String xml) {
    if (xml.contains("<!DOCTYPE") || xml.contains("<!ENTITY")) {
      throw new IllegalArgumentException("descriptor has a document type, which none needs");
    }
    var image = attributes(IMAGE, xml, "Image");
    var size = attributes(SIZE, xml, "Size");
    var format = attribute(image, "Format");
    if (!FORMAT.matcher(format).matches()) {
      throw new IllegalArgumentException("descriptor names the unknown tile format " + format);
    }
    var shape =
        new PyramidShape(
            number(size, "Width"),
            number(size, "Height"),
            number(image, "TileSize"),
            number(image, "Overlap"));
    return new Descriptor(shape, format);
  }

  /// Returns the XML text, the same for the same descriptor.
  public String xml() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="%s" Overlap="%d" TileSize="%d">
      <Size Width="%d" Height="%d"/>
    </Image>
    """
        .formatted(format, shape.overlap(), shape.tileSize(), shape.width(), shape.height());
  }

  private static String attributes(Pattern element, String xml, String name) {
    Matcher matcher = element.matcher(xml);
    if (!matcher.find()) {
      throw new IllegalArgumentException("descriptor has no element " + name);
    }
    return matcher.group(1);
  }

  private static String attribute(String attributes, String name) {
    Matcher matcher = ATTRIBUTE.matcher(attributes);
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        return matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
      }
    }
    throw new IllegalArgumentException("descriptor has no attribute " + name);
  }

  private static int number(String attributes, String name) {
    var text = attribute(attributes, name);
    if (!text.matches("\\d{1,9}|1\\d{9}")) {
      throw new IllegalArgumentException(
          "descriptor's " + name + " is no number below 2,000,000,000");
    }
    return Integer.parseInt(text);
  }
}
