package org.fovea.pyramid.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.SourceFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files are written byte by byte here, for no library writes the damaged ones.
class MetadataReaderTest {
  private static final String XMP =
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
          + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description"
          + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" dc:format=\"slide\"/></rdf:RDF></x:xmpmeta>";

  @TempDir Path folder;

  @Test
  void readsTextsAndDensityOfPng() throws Exception {
    var found =
        png(
            chunk("pHYs", ByteBuffer.allocate(9).putInt(4000).putInt(2000).put((byte) 1).array()),
            chunk("tEXt", "Title\0Käfer".getBytes(ISO_8859_1)),
            chunk(
                "zTXt", join("Comment\0\0".getBytes(ISO_8859_1), deflate("long".getBytes(UTF_8)))),
            chunk("iTXt", "Author\0\0\0de\0Autor\0Łukasz".getBytes(UTF_8)),
            chunk("iTXt", ("XML:com.adobe.xmp\0\0\0\0\0" + XMP).getBytes(UTF_8)));
    assertThat(found.groups().get("PNG text"))
        .containsEntry("Title", "Käfer")
        .containsEntry("Comment", "long")
        .containsEntry("Author", "Łukasz");
    assertThat(found.groups().get("XMP")).containsEntry("dc:format", "slide");
    assertThat(found.resolution().orElseThrow().micrometresAcross()).isEqualTo(250);
    assertThat(found.storage().orElseThrow().compression()).isEqualTo("Deflate");
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void aTextThatUnpacksTooFarIsCut() throws Exception {
    var bomb = deflate(new byte[50 << 20]);
    var found = png(chunk("zTXt", join("k\0\0".getBytes(ISO_8859_1), bomb)));
    assertThat(found.problems()).containsExactly("the PNG zTXt block unpacks to too many bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE"})
  void entitiesAreNotRead(Charset charset) throws Exception {
    var hostile = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + XMP;
    var chunk = join("XML:com.adobe.xmp\0\0\0\0\0".getBytes(UTF_8), hostile.getBytes(charset));
    var found = png(chunk("iTXt", chunk));
    assertThat(found.groups()).isEmpty();
    assertThat(found.problems())
        .containsExactly("the XMP block declares entities, which XMP must not");
  }

  @Test
  void deeplyNestedXmpIsAProblemOnly() throws Exception {
    var deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
    var found = png(chunk("iTXt", ("XML:com.adobe.xmp\0\0\0\0\0" + deep).getBytes(UTF_8)));
    assertThat(found.problems()).isNotEmpty();
  }

  @Test
  void patienceEnds() throws Exception {
    var file = Files.write(folder.resolve("file"), new byte[1 << 20]);
    var found =
        MetadataReader.read(
            file,
            SourceFormat.FITS,
            Limits.DEFAULT,
            Duration.ZERO,
            new MetadataCollector(MetadataCollector.Bounds.SHORT));
    assertThat(found.problems()).containsExactly("the metadata took longer than 0 seconds to read");
  }

  @Test
  void readsSegmentsOfJpeg() throws Exception {
    var jfif = new byte[] {'J', 'F', 'I', 'F', 0, 1, 2, 2, 0, 100, 0, 50, 0, 0};
    var frame = new byte[] {8, 0, 8, 0, 8, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0};
    var exif =
        join("Exif\0\0".getBytes(ISO_8859_1), tiff(false, List.of(ascii(271, "Carl Zeiss"))));
    var found =
        read(
            SourceFormat.JPEG,
            join(
                new byte[] {(byte) 0xFF, (byte) 0xD8},
                segment(0xE0, jfif),
                segment(0xE1, exif),
                segment(0xE1, ("http://ns.adobe.com/xap/1.0/\0" + XMP).getBytes(UTF_8)),
                segment(0xFE, "by hand".getBytes(UTF_8)),
                segment(0xC2, frame),
                segment(0xDA, new byte[] {0})));
    assertThat(found.groups().get("Exif IFD0")).containsEntry("Make", "Carl Zeiss");
    assertThat(found.groups().get("XMP")).containsEntry("dc:format", "slide");
    assertThat(found.groups().get("JPEG")).containsEntry("Comment", "by hand");
    assertThat(found.storage().orElseThrow().compression()).isEqualTo("JPEG progressive, 4:2:0");
    assertThat(found.resolution().orElseThrow().horizontal()).isEqualTo(10_000);
    assertThat(found.resolution().orElseThrow().vertical()).isEqualTo(5_000);
    assertThat(found.problems()).isEmpty();
  }

  @ParameterizedTest(name = "BigTIFF: {0}")
  @ValueSource(booleans = {false, true})
  void readsTagsOfTiff(boolean big) throws Exception {
    var description = "Aperio Image Library |AppMag = 20|MPP = 0.4990|Filename = CMU-1";
    var found =
        read(
            SourceFormat.TIFF,
            tiff(
                big,
                List.of(
                    number(256, 3000),
                    number(257, 2000),
                    number(259, 7),
                    number(262, 6),
                    ascii(270, description),
                    number(322, 240),
                    number(323, 256),
                    number(339, 3))));
    var storage = found.storage().orElseThrow();
    assertThat(storage.layout()).isEqualTo("tiles");
    assertThat(storage.blockWidth()).isEqualTo(240);
    assertThat(storage.blockHeight()).isEqualTo(256);
    assertThat(storage.compression()).isEqualTo("JPEG");
    assertThat(found.colourSpace()).contains("YCbCr");
    assertThat(found.sampleType()).contains("floating point");
    assertThat(found.groups().get("Exif IFD0")).containsEntry("Image Description", description);
    assertThat(found.resolution().orElseThrow().micrometresDown()).isEqualTo(0.499, within(1e-9));
  }

  @Test
  void aTagForEachChannelCountsByItsFirst() throws Exception {
    var formats = new Tag(339, 3, 3, 0, "\3\0\3\0\3\0"); // floating point, three times
    var found = read(SourceFormat.TIFF, tiff(false, List.of(number(256, 1), formats)));
    assertThat(found.sampleType()).contains("floating point");
  }

  @Test
  void readsTheSizeOfAPixelFromOme() throws Exception {
    var ome = "<OME><Pixels PhysicalSizeX=\"0.5\" PhysicalSizeY=\"0.25\" SizeC=\"1\"/></OME>";
    var found = read(SourceFormat.TIFF, tiff(false, List.of(number(256, 1), ascii(270, ome))));
    assertThat(found.resolution().orElseThrow().horizontal()).isEqualTo(2e6);
    assertThat(found.resolution().orElseThrow().vertical()).isEqualTo(4e6);
  }

  @Test
  void oneDamagedTagHidesNoOther() throws Exception {
    var entries = List.of(entry(270, 2, 1 << 30, 50), number(256, 7), ascii(305, "scanner 1"));
    var found = read(SourceFormat.TIFF, tiff(false, entries));
    assertThat(found.groups().get("Exif IFD0")).containsEntry("Software", "scanner 1");
    assertThat(found.problems()).singleElement().asString().startsWith("TIFF tag 270: ");
  }

  @Test
  void readsCardsOfFits() throws Exception {
    var cards =
        "%-80s%-80s%-80s%-80s"
            .formatted(
                "SIMPLE  =                    T", "BITPIX  =                  -32 / float",
                "OBJECT  = 'M 31'", "END");
    var found = read(SourceFormat.FITS, cards.getBytes(ISO_8859_1));
    assertThat(found.groups().get("FITS")).containsEntry("OBJECT", "'M 31'");
    assertThat(found.sampleType()).contains("floating point");
  }

  @Test
  void readsBoxesOfJpeg2000() throws Exception {
    var found =
        read(
            SourceFormat.JPEG_2000,
            join(
                box("jP  ", new byte[] {13, 10, (byte) 0x87, 10}),
                box("xml ", "<note>hello</note>".getBytes(UTF_8)),
                box("xml ", XMP.getBytes(UTF_8)),
                box("jp2h", box("res ", box("resc", new byte[] {0, 5, 0, 1, 0, 4, 0, 2, 3, 3})))));
    assertThat(found.groups().get("XML")).containsEntry("Document", "<note>hello</note>");
    assertThat(found.groups().get("XMP")).containsEntry("dc:format", "slide");
    assertThat(found.resolution().orElseThrow().vertical()).isEqualTo(5000);
    assertThat(found.resolution().orElseThrow().horizontal()).isEqualTo(2000);
  }

  @Test
  void readsChunksOfWebp() throws Exception {
    var file =
        join(
            "RIFF\0\0\0\0WEBP".getBytes(ISO_8859_1),
            riff("VP8L", new byte[] {0x2F, 0, 0, 0, 0}),
            riff("XMP ", XMP.getBytes(UTF_8)));
    var found = read(SourceFormat.WEBP, file);
    assertThat(found.storage().orElseThrow().compression()).isEqualTo("WebP lossless");
    assertThat(found.groups().get("XMP")).containsEntry("dc:format", "slide");
  }

  /// Every cut and every flipped byte of a small file ends in a result.
  @ParameterizedTest
  @EnumSource(SourceFormat.class)
  void survivesNonsense(SourceFormat format) throws Exception {
    var whole = tiff(false, List.of(number(256, 7), ascii(305, "scanner 1"), number(34665, 8)));
    for (int i = 0; i < whole.length; i++) {
      var damaged = whole.clone();
      damaged[i] ^= (byte) 0xFF;
      assertThat(read(format, damaged).problems()).hasSizeLessThanOrEqualTo(20);
      assertThat(read(format, Arrays.copyOf(whole, i)).groups()).isNotNull();
    }
  }

  private Metadata png(byte[]... chunks) throws Exception {
    var header = ByteBuffer.allocate(13).putInt(1).putInt(1).put((byte) 8).array();
    return read(
        SourceFormat.PNG,
        join(
            new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10},
            chunk("IHDR", header),
            join(chunks),
            chunk("IEND", new byte[0])));
  }

  private Metadata read(SourceFormat format, byte[] bytes)
      throws IOException, InterruptedException {
    var file = Files.write(folder.resolve("file"), bytes);
    return MetadataReader.read(file, format, Limits.DEFAULT);
  }

  private static byte[] chunk(String type, byte[] data) {
    var crc = new CRC32();
    crc.update(type.getBytes(ISO_8859_1));
    crc.update(data);
    return ByteBuffer.allocate(data.length + 12)
        .putInt(data.length)
        .put(type.getBytes(ISO_8859_1))
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] segment(int marker, byte[] data) {
    return ByteBuffer.allocate(data.length + 4)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (data.length + 2))
        .put(data)
        .array();
  }

  private static byte[] box(String type, byte[] data) {
    return ByteBuffer.allocate(data.length + 8)
        .putInt(data.length + 8)
        .put(type.getBytes(ISO_8859_1))
        .put(data)
        .array();
  }

  private static byte[] riff(String type, byte[] data) {
    return ByteBuffer.allocate(8 + data.length + data.length % 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(type.getBytes(ISO_8859_1))
        .putInt(data.length)
        .put(data)
        .array();
  }

  /// One entry of a TIFF directory.
  private record Tag(int tag, int type, long count, long value, String text) {}

  private static Tag number(int tag, long value) {
    return entry(tag, 4, 1, value);
  }

  private static Tag entry(int tag, int type, long count, long value) {
    return new Tag(tag, type, count, value, "");
  }

  /// A text of more than eight letters, which is stored behind the directory.
  private static Tag ascii(int tag, String text) {
    return new Tag(tag, 2, text.length() + 1, 0, text + "\0");
  }

  private static byte[] tiff(boolean big, List<Tag> tags) {
    int start = big ? 16 : 8;
    int end = start + (big ? 8 + 20 * tags.size() + 8 : 2 + 12 * tags.size() + 4);
    var file = ByteBuffer.allocate(end + 4096).order(ByteOrder.LITTLE_ENDIAN);
    file.put("II".getBytes(ISO_8859_1)).putShort((short) (big ? 43 : 42));
    if (big) {
      file.putShort((short) 8).putShort((short) 0).putLong(start).putLong(tags.size());
    } else {
      file.putInt(start).putShort((short) tags.size());
    }
    int at = end;
    for (var tag : tags) {
      file.putShort((short) tag.tag).putShort((short) tag.type);
      long value = !tag.text.isEmpty() ? at : tag.value;
      if (big) {
        file.putLong(tag.count).putLong(value);
      } else {
        file.putInt((int) tag.count).putInt((int) value);
      }
      file.put(at, tag.text.getBytes(ISO_8859_1));
      at += tag.text.length();
    }
    return Arrays.copyOf(file.array(), at);
  }

  private static byte[] deflate(byte[] data) {
    var packed = new byte[data.length / 2 + 100];
    try (var deflater = new Deflater()) {
      deflater.setInput(data);
      deflater.finish();
      return Arrays.copyOf(packed, deflater.deflate(packed));
    }
  }

  private static byte[] join(byte[]... parts) {
    var whole = new ByteArrayOutputStream();
    for (var part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }
}
