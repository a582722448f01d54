package org.fovea.pyramid.strip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.fovea.pyramid.source.TestPictures;

/// Files with one name and one position in every place of their metadata that can hold them.
final class CanaryFiles {
  static final String NEEDLE = "Hopper7Q";
  private static final int POSITION = 0x1BADCAFE; // of a GPS number
  private static final int SIDE = 64;

  private CanaryFiles() {}

  /// Returns the files by a name that tells what they are.
  static Map<String, byte[]> all() throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("baseline.jpg", jpeg());
    files.put("texts.png", png());
    files.put("strips.tif", strips(ByteOrder.LITTLE_ENDIAN, false));
    files.put("strips-big-endian.tif", strips(ByteOrder.BIG_ENDIAN, false));
    files.put("strips-bigtiff.tif", strips(ByteOrder.LITTLE_ENDIAN, true));
    files.put("jpeg-tiles.tif", jpegTiles());
    files.put("aperio.svs", aperio());
    files.put("ome.tif", ome());
    files.put("imagej.tif", imageJ());
    return files;
  }

  static byte[] bytes(String name) throws IOException {
    var bytes = all().get(name);
    if (bytes == null) {
      throw new IllegalArgumentException("no file " + name);
    }
    return bytes;
  }

  static Path write(Path folder, String name) throws IOException {
    return Files.write(folder.resolve(name), bytes(name));
  }

  /// Says whether the name or the position is in a file, in any of the usual encodings.
  static boolean isIn(byte[] file) {
    var little = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(POSITION).array();
    var big = ByteBuffer.allocate(4).putInt(POSITION).array();
    for (var needle :
        List.of(
            NEEDLE.getBytes(UTF_8),
            NEEDLE.getBytes(UTF_16LE),
            NEEDLE.getBytes(UTF_16BE),
            little,
            big)) {
      if (indexOf(file, needle) >= 0) {
        return true;
      }
    }
    return false;
  }

  static int indexOf(byte[] file, byte[] needle) {
    for (int at = 0; at <= file.length - needle.length; at++) {
      if (file[at] == needle[0]
          && Arrays.equals(file, at, at + needle.length, needle, 0, needle.length)) {
        return at;
      }
    }
    return -1;
  }

  static String text(String where) {
    return NEEDLE + " in " + where;
  }

  /// Returns a block of EXIF data that turns the picture by a quarter.
  static byte[] exif(ByteOrder order) {
    var builder = new TiffBuilder(order, false);
    builder.orphan(text("a gap of EXIF").getBytes(UTF_8));
    var main = builder.directory();
    main.numbers(274, TiffBuilder.SHORT, 6);
    main.text(306, "2024:05:06 07:08:09");
    tagsOfPeople(builder, main);
    var small = builder.directory().numbers(259, TiffBuilder.SHORT, 6);
    small.put(513, TiffBuilder.BYTE, text("thumbnail").getBytes(UTF_8));
    return builder.write(main, small);
  }

  private static void tagsOfPeople(TiffBuilder builder, TiffBuilder.Directory main) {
    main.text(271, "Carl Zeiss").text(269, text("document name")).text(305, text("software"));
    main.text(315, text("artist")).text(316, text("host")).text(33432, text("copyright"));
    main.put(40093, TiffBuilder.BYTE, text("author").getBytes(UTF_16LE));
    main.put(37500, TiffBuilder.UNDEFINED, text("stray maker note").getBytes(UTF_16BE));
    main.put(65000, TiffBuilder.UNDEFINED, text("unknown tag").getBytes(UTF_8));
    main.text(272, text("model@home.example")); // an address is no model
    var taken = builder.directory();
    taken.numbers(33434, TiffBuilder.RATIONAL, 1, 60).text(36867, "2024:05:06 07:08:09");
    taken.text(36868, text("a date")); // is none
    taken.put(37500, TiffBuilder.UNDEFINED, text("maker note").getBytes(UTF_8));
    taken.put(37510, TiffBuilder.UNDEFINED, ("ASCII\0\0\0" + text("comment")).getBytes(UTF_8));
    taken.text(42032, text("owner")).text(42033, text("serial")).text(42037, text("lens serial"));
    taken.text(42036, "Plan-Apochromat\0" + text("what follows the end mark"));
    var position = builder.directory().text(1, "N");
    position.numbers(2, TiffBuilder.RATIONAL, POSITION, 1_000_000, 0, 1, 0, 1);
    main.below(34665, taken).below(34853, position);
  }

  static byte[] xmp() {
    return ("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
            + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description"
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" dc:format=\"image/x\"><dc:creator>"
            + "<rdf:Seq><rdf:li>"
            + text("XMP")
            + "</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>")
        .getBytes(UTF_8);
  }

  static byte[] iptc() {
    var name = text("by-line").getBytes(UTF_8);
    return ByteBuffer.allocate(5 + name.length)
        .put((byte) 0x1C)
        .put((byte) 2)
        .put((byte) 80)
        .putShort((short) name.length)
        .put(name)
        .array();
  }

  private static byte[] photoshop() {
    var iptc = iptc();
    return join(
        "8BIM".getBytes(ISO_8859_1),
        ByteBuffer.allocate(8)
            .putShort((short) 0x0404)
            .putShort((short) 0)
            .putInt(iptc.length)
            .array(),
        iptc,
        new byte[iptc.length % 2]);
  }

  /// Returns a JPEG of a picture by ImageIO, without anything else.
  static byte[] plainJpeg(int width, int height) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(TestPictures.picture(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpeg", out);
    return out.toByteArray();
  }

  private static byte[] jpeg() throws IOException {
    var plain = plainJpeg(SIDE, SIDE / 2);
    int behindJfif = 4 + (((plain[4] & 0xFF) << 8) | (plain[5] & 0xFF));
    return join(
        Arrays.copyOf(plain, 2),
        segment(
            0xE0,
            join(
                "JFIF\0\1\2\1\0\144\0\144\2\4".getBytes(ISO_8859_1),
                Arrays.copyOf(text("JFIF thumbnail").getBytes(UTF_8), 24))),
        segment(0xE1, join("Exif\0\0".getBytes(ISO_8859_1), exif(ByteOrder.BIG_ENDIAN))),
        segment(0xE1, join("http://ns.adobe.com/xap/1.0/\0".getBytes(ISO_8859_1), xmp())),
        segment(0xED, join("Photoshop 3.0\0".getBytes(ISO_8859_1), photoshop())),
        segment(0xEB, text("APP11").getBytes(UTF_16LE)),
        segment(0xFE, text("comment").getBytes(UTF_8)),
        text("between segments").getBytes(UTF_8),
        Arrays.copyOfRange(plain, behindJfif, plain.length),
        text("behind the end").getBytes(UTF_8));
  }

  private static byte[] png() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(TestPictures.picture(SIDE, SIDE, BufferedImage.TYPE_4BYTE_ABGR), "png", out);
    var plain = out.toByteArray();
    int header = 8 + 25;
    var profile = java.awt.color.ICC_Profile.getInstance(java.awt.color.ColorSpace.CS_sRGB);
    return join(
        Arrays.copyOf(plain, header),
        chunk(
            "iCCP",
            join((text("profile name") + "\0\0").getBytes(UTF_8), deflate(profile.getData()))),
        chunk("eXIf", exif(ByteOrder.LITTLE_ENDIAN)),
        chunk("tEXt", ("Author\0" + text("tEXt")).getBytes(ISO_8859_1)),
        chunk(
            "zTXt",
            join((NEEDLE + "\0\0").getBytes(ISO_8859_1), deflate(text("zTXt").getBytes(UTF_8)))),
        chunk("iTXt", join("XML:com.adobe.xmp\0\0\0\0\0".getBytes(UTF_8), xmp())),
        chunk("sPLT", text("palette").getBytes(UTF_8)),
        chunk("prVt", text("private chunk").getBytes(UTF_8)),
        chunk("tIME", new byte[] {7, (byte) 232, 1, 2, 3, 4, 5}),
        chunk("pHYs", ByteBuffer.allocate(9).putInt(4000).putInt(4000).put((byte) 1).array()),
        Arrays.copyOfRange(plain, header, plain.length),
        text("behind the end").getBytes(UTF_8));
  }

  private static TiffBuilder.Directory personal(TiffBuilder builder, TiffBuilder.Directory page) {
    tagsOfPeople(builder, page);
    page.text(270, text("description")).text(285, text("page name"));
    page.put(700, TiffBuilder.BYTE, xmp()).put(33723, TiffBuilder.BYTE, iptc());
    page.put(34377, TiffBuilder.BYTE, photoshop());
    page.put(50839, TiffBuilder.BYTE, text("ImageJ").getBytes(UTF_16LE));
    page.numbers(283, TiffBuilder.RATIONAL, 10_000, 1).numbers(296, TiffBuilder.SHORT, 3);
    return page.numbers(282, TiffBuilder.RATIONAL, 10_000, 1);
  }

  private static byte[] strips(ByteOrder order, boolean big) {
    var builder = new TiffBuilder(order, big);
    builder.orphan(text("a gap").getBytes(UTF_8));
    var page = builder.directory().page(SIDE, 48, 1, 1, 1).numbers(278, TiffBuilder.LONG, 16);
    page.pixels(false, List.of(grey(SIDE * 16, 1), grey(SIDE * 16, 2), grey(SIDE * 16, 3)));
    var copy = builder.directory().page(SIDE / 2, 24, 1, 1, 1).numbers(278, TiffBuilder.LONG, 24);
    copy.numbers(254, TiffBuilder.LONG, 1).pixels(false, List.of(grey(SIDE * 12, 4)));
    personal(builder, copy);
    var second = builder.directory().page(SIDE, 16, 1, 1, 1).numbers(278, TiffBuilder.LONG, 16);
    second.pixels(false, List.of(grey(SIDE * 16, 5)));
    personal(builder, page).below(330, copy);
    return join(
        builder.write(page, personal(builder, second)), text("behind the end").getBytes(UTF_8));
  }

  private static byte[] jpegTiles() throws IOException {
    var builder = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false);
    var page = builder.directory().page(512, 256, 3, 7, 6);
    page.numbers(322, TiffBuilder.LONG, 256).numbers(323, TiffBuilder.LONG, 256);
    page.numbers(530, TiffBuilder.SHORT, 2, 2);
    page.pixels(true, List.of(jpegTile(), jpegTile()));
    return builder.write(personal(builder, page));
  }

  private static byte[] jpegTile() throws IOException {
    var plain = plainJpeg(256, 256);
    return join(
        Arrays.copyOf(plain, 2),
        segment(0xE1, join("Exif\0\0".getBytes(ISO_8859_1), exif(ByteOrder.BIG_ENDIAN))),
        segment(0xFE, text("comment of a tile").getBytes(UTF_8)),
        segment(0xEC, text("APP12 of a tile").getBytes(UTF_8)),
        Arrays.copyOfRange(plain, 2, plain.length),
        text("behind a tile").getBytes(UTF_8));
  }

  private static byte[] aperio() throws IOException {
    var builder = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false);
    var head = "Aperio Image Library v11.2.1 \r\n";
    var slide = builder.directory().page(512, 256, 3, 7, 6);
    slide.numbers(322, TiffBuilder.LONG, 256).numbers(323, TiffBuilder.LONG, 256);
    slide.numbers(530, TiffBuilder.SHORT, 2, 2);
    slide.pixels(true, List.of(jpegTile(), jpegTile()));
    slide.text(
        270,
        head
            + "512x256 [0,0 512x256] (256x256) JPEG/RGB Q=70|AppMag = 20|MPP = 0.4990|Date ="
            + " 12/29/09|Time = 09:59:15|ScanScope ID = "
            + text("ScanScope ID")
            + "|User = "
            + text("user")
            + "|Filename = "
            + text("file name")
            + "|Title = "
            + text("title"));
    var small = builder.directory().page(64, 32, 3, 1, 2).numbers(278, TiffBuilder.LONG, 32);
    small.text(270, head + "512x256 -> 64x32 - |AppMag = 20|User = " + text("user"));
    small.pixels(false, List.of(grey(64 * 32 * 3, 6)));
    return builder.write(
        slide,
        small,
        glass(builder, head + "label 30x20").numbers(254, TiffBuilder.LONG, 1),
        glass(builder, head + "macro 30x20").numbers(254, TiffBuilder.LONG, 9),
        glass(builder, head + "something 30x20"));
  }

  /// Returns a page whose pixels spell the name.
  private static TiffBuilder.Directory glass(TiffBuilder builder, String description) {
    var page = builder.directory().page(30, 20, 1, 1, 1).numbers(278, TiffBuilder.LONG, 20);
    var pixels = new byte[600];
    System.arraycopy(text("pixels of a label").getBytes(UTF_8), 0, pixels, 100, 20);
    return page.text(270, description).pixels(false, List.of(pixels));
  }

  private static byte[] ome() {
    var builder = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, true);
    var xml =
        """
        <?xml version="1.0" encoding="UTF-8"?><!-- %1$s -->
        <OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06" Creator="%1$s" UUID="u:%1$s">
        <Experimenter ID="Experimenter:0" FirstName="%1$s" LastName="x" Email="x@example.org"/>
        <Instrument ID="Instrument:0"><Microscope Model="Axio" SerialNumber="%1$s"/>
        <Objective ID="Objective:0" LensNA="1.4" NominalMagnification="63" SerialNumber="%1$s"/>
        </Instrument>
        <Image ID="Image:0" Name="label image"><Pixels ID="Pixels:0" DimensionOrder="XYZCT"
        Type="uint8" SizeX="30" SizeY="20" SizeZ="1" SizeC="1" SizeT="1"><TiffData IFD="1"/></Pixels>
        </Image>
        <Image ID="Image:1" Name="%1$s"><AcquisitionDate>2024-05-06T07:08:09</AcquisitionDate>
        <ExperimenterRef ID="Experimenter:0"/><Description>%1$s</Description>
        <Pixels ID="Pixels:1" DimensionOrder="XYZCT" Type="uint8" SizeX="64" SizeY="48" SizeZ="2"
        SizeC="1" SizeT="1" PhysicalSizeX="0.25" PhysicalSizeY="0.25"><Channel ID="Channel:1:0"
        Name="%1$s" EmissionWavelength="520"/><TiffData IFD="0"><UUID FileName="%1$s">%1$s</UUID>
        </TiffData><TiffData FirstZ="1" IFD="2"/></Pixels></Image>
        <StructuredAnnotations><XMLAnnotation ID="Annotation:0"><Value><a>%1$s</a></Value>
        </XMLAnnotation></StructuredAnnotations></OME>
        """
            .formatted(text("OME"));
    var planes = new ArrayList<TiffBuilder.Directory>();
    for (int i = 0; i < 2; i++) {
      var plane = builder.directory().page(SIDE, 48, 1, 1, 1).numbers(278, TiffBuilder.LONG, 48);
      planes.add(plane.pixels(false, List.of(grey(SIDE * 48, 7 + i))));
    }
    return builder.write(
        planes.getFirst().text(270, xml), glass(builder, "plain"), planes.getLast());
  }

  private static byte[] imageJ() {
    var builder = new TiffBuilder(ByteOrder.BIG_ENDIAN, false);
    var page = builder.directory().page(SIDE, 48, 1, 1, 1).numbers(278, TiffBuilder.LONG, 48);
    page.pixels(false, List.of(join(grey(SIDE * 48, 9), grey(SIDE * 48, 10), grey(SIDE * 48, 11))));
    page.text(
        270,
        "ImageJ=1.53t\nimages=3\nslices=3\nunit=micron\nspacing=0.5\nInfo=" + text("info") + "\n");
    page.put(50839, TiffBuilder.BYTE, text("ImageJ").getBytes(UTF_16BE));
    return builder.write(page);
  }

  private static byte[] grey(int bytes, int seed) {
    var pixels = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      pixels[i] = (byte) (i * seed + i / 64);
    }
    return pixels;
  }

  static byte[] segment(int marker, byte[] data) {
    return ByteBuffer.allocate(data.length + 4)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (data.length + 2))
        .put(data)
        .array();
  }

  static byte[] chunk(String type, byte[] data) {
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

  static byte[] join(byte[]... parts) {
    var whole = new ByteArrayOutputStream();
    for (var part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  private static byte[] deflate(byte[] data) {
    var packed = new byte[data.length + 100];
    try (var deflater = new Deflater()) {
      deflater.setInput(data);
      deflater.finish();
      return Arrays.copyOf(packed, deflater.deflate(packed));
    }
  }
}
