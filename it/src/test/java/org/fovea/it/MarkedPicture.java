package org.fovea.it;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A JPEG file that says of its maker, in EXIF, XMP and IPTC, what `pii-scan` looks for.
final class MarkedPicture {
  private static final Map<String, String> MARKS =
      read("/org/fovea/launcher/scan/picture-canaries.txt");
  private static final int IFD_BEGIN = 8;
  private static final int ENTRY_BYTES = 12;
  private static final short ASCII = 2;
  private static final short LONG = 4;
  private static final short RATIONAL = 5;

  private MarkedPicture() {}

  /// An entry of an image file directory (TIFF 6.0, section 2).
  private record Entry(int tag, short type, int count, ByteBuffer value) {
    int length() {
      return value.remaining();
    }
  }

  static byte[] jpeg(int width, int height) {
    byte[] picture = Pictures.jpeg(width, height);
    var marked = new ByteArrayOutputStream();
    marked.write(picture, 0, 2);
    marked.writeBytes(segment(0xe1, "Exif\0\0", exif()));
    marked.writeBytes(segment(0xe1, "http://ns.adobe.com/xap/1.0/\0", xmp()));
    marked.writeBytes(segment(0xed, "Photoshop 3.0\0", iptc()));
    marked.write(picture, 2, picture.length - 2);
    return marked.toByteArray();
  }

  static Map<String, String> read(String resource) {
    var stream = Objects.requireNonNull(MarkedPicture.class.getResourceAsStream(resource));
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#") && line.contains(" = "))
          .map(line -> line.split(" = ", 2))
          .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mark(String kind) {
    return Objects.requireNonNull(MARKS.get(kind), kind);
  }

  private static byte[] segment(int marker, String name, byte[] content) {
    byte[] segment = new byte[4 + name.length() + content.length];
    ByteBuffer.wrap(segment)
        .put((byte) 0xff)
        .put((byte) marker)
        .putShort((short) (segment.length - 2))
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .put(content);
    return segment;
  }

  private static byte[] exif() {
    var camera =
        List.of(
            text(0xa430, mark("camera owner")),
            text(0xa431, mark("camera serial number")),
            text(0xa435, mark("lens serial number")));
    var place =
        List.of(
            text(1, "S"),
            degrees(2, Double.parseDouble(mark("latitude"))),
            text(3, "E"),
            degrees(4, Double.parseDouble(mark("longitude"))));
    var maker = text(0x10f, "Maker of Cameras"); // what may be shared
    var artist = text(0x13b, mark("artist"));
    int cameraBegin = IFD_BEGIN + length(List.of(maker, artist, number(0, 0), number(0, 0)));
    int placeBegin = cameraBegin + length(camera);
    var first = List.of(maker, artist, number(0x8769, cameraBegin), number(0x8825, placeBegin));
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'I', 'I', 42, 0, IFD_BEGIN, 0, 0, 0});
    out.writeBytes(directory(first, IFD_BEGIN));
    out.writeBytes(directory(camera, cameraBegin));
    out.writeBytes(directory(place, placeBegin));
    return out.toByteArray();
  }

  private static Entry text(int tag, String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    return new Entry(tag, ASCII, bytes.length, ByteBuffer.wrap(bytes));
  }

  private static Entry number(int tag, int value) {
    return new Entry(tag, LONG, 1, little(4).putInt(value).flip());
  }

  /// Degrees, minutes, and seconds in ten thousandths.
  private static Entry degrees(int tag, double angle) {
    double degrees = Math.abs(angle);
    double minutes = degrees % 1 * 60;
    long seconds = Math.round(minutes % 1 * 60 * 10_000);
    var value = little(24).putInt((int) degrees).putInt(1).putInt((int) minutes).putInt(1);
    return new Entry(tag, RATIONAL, 3, value.putInt((int) seconds).putInt(10_000).flip());
  }

  private static int length(List<Entry> entries) {
    int length = 2 + entries.size() * ENTRY_BYTES + 4;
    for (var entry : entries) {
      length += entry.length() > 4 ? entry.length() : 0;
    }
    return length;
  }

  private static byte[] directory(List<Entry> entries, int begin) {
    byte[] bytes = new byte[length(entries)];
    var near = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int place = 2 + entries.size() * ENTRY_BYTES + 4; // of what does not fit into an entry
    near.putShort((short) entries.size());
    for (var entry : entries) {
      near.putShort((short) entry.tag()).putShort(entry.type()).putInt(entry.count());
      if (entry.length() <= 4) {
        near.put(entry.value().duplicate()).position(near.position() + 4 - entry.length());
      } else {
        near.putInt(begin + place);
        near.put(place, entry.value(), entry.value().position(), entry.length());
        place += entry.length();
      }
    }
    return bytes;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] xmp() {
    return """
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">
          <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
        </rdf:Description>
      </rdf:RDF>
    </x:xmpmeta>
    """
        .formatted(mark("XMP creator"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// An image resource of Photoshop with one data set: record 2, number 80.
  private static byte[] iptc() {
    byte[] author = mark("IPTC by-line").getBytes(StandardCharsets.UTF_8);
    int length = 5 + author.length;
    byte[] resource = new byte[12 + length + length % 2];
    var bytes = ByteBuffer.wrap(resource);
    bytes
        .put("8BIM".getBytes(StandardCharsets.US_ASCII))
        .putShort((short) 0x0404)
        .putShort((short) 0);
    bytes.putInt(length).put((byte) 0x1c).put((byte) 2).put((byte) 80);
    bytes.putShort((short) author.length).put(author);
    return resource;
  }
}
