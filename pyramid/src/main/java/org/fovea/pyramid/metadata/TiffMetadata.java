package org.fovea.pyramid.metadata;

import com.drew.lang.Rational;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fovea.pyramid.metadata.Metadata.Resolution;
import org.fovea.pyramid.metadata.Metadata.Storage;
import org.fovea.pyramid.metadata.TiffLayout.Entry;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;

/// The tags of the pages of a TIFF or BigTIFF file, and of the EXIF and GPS directories that they
/// point to; of the first page alone in a short report. Read here and not by the library, which
/// reaches the first two gigabytes of a file only; named and put into words by it.
final class TiffMetadata {
  private static final int IMAGE_DESCRIPTION = 270;
  private static final int XMP = 700;
  private static final int IPTC = 33723;
  private static final int PHOTOSHOP = 34377;
  private static final int EXIF = 34665;
  private static final int ICC = 34675;
  private static final int GPS = 34853;
  private static final int MAX_TAGS = 500;
  private static final int MAX_NUMBERS = 16; // longer lists are offsets and tables
  private static final double METRES_PER_INCH = 0.0254;
  private static final double METRES_PER_CENTIMETRE = 0.01;
  // Aperio writes "… |MPP = 0.4990|…", OME a length whose unit is the micrometre unless named.
  private static final Pattern APERIO = Pattern.compile("\\|\\s*MPP\\s*=\\s*([0-9.]{1,20})");
  private static final Pattern OME_ACROSS = Pattern.compile("PhysicalSizeX=\"([0-9.eE+-]{1,30})\"");
  private static final Pattern OME_DOWN = Pattern.compile("PhysicalSizeY=\"([0-9.eE+-]{1,30})\"");
  private static final Pattern OME_UNIT = Pattern.compile("PhysicalSize[XY]Unit=\"([^\"]{1,20})\"");

  private final FileBytes file;
  private final BlockParser blocks;
  private final MetadataCollector collector;
  private final Limits limits;
  private final TiffLayout layout;

  TiffMetadata(FileBytes file, BlockParser blocks, MetadataCollector collector, Limits limits)
      throws IOException {
    this.file = file;
    this.blocks = blocks;
    this.collector = collector;
    this.limits = limits;
    this.layout = TiffLayout.of(file);
  }

  void read() throws IOException {
    long first = layout.offset(layout.firstAt());
    var page = new ExifIFD0Directory();
    readDirectory(first, page, true);
    describe(page);
    blocks.directory(page);
    if (collector.wantsAll()) {
      var description = page.getString(IMAGE_DESCRIPTION);
      if (description != null) {
        TiffDescription.entries(description).forEach(collector::put);
      }
      readOtherPages(first);
    }
  }

  private void readOtherPages(long first) throws IOException {
    var pages = TiffPages.read(file, layout, limits);
    int number = 1;
    for (var page : pages.all()) {
      if (page.directory() != first) {
        var tags = new OtherPageDirectory(number);
        readDirectory(page.directory(), tags, true);
        blocks.directory(tags);
      }
      pages.picture(page, file, layout).ifPresent(collector::picture);
      number++;
    }
  }

  /// @param follow whether directories that this one points to are read too
  private void readDirectory(long at, Directory directory, boolean follow) throws IOException {
    long entries = layout.count(at);
    if (entries > MAX_TAGS) {
      collector.problem("only the first 500 of " + entries + " TIFF tags were read");
    }
    for (int i = 0; i < Math.min(entries, MAX_TAGS); i++) {
      readEntry(layout.entry(at, i), directory, follow);
    }
  }

  /// One damaged tag does not hide the others.
  private void readEntry(Entry entry, Directory directory, boolean follow) throws IOException {
    try {
      switch (entry.tag()) {
        case XMP, IPTC, PHOTOSHOP, ICC -> readBlock(entry);
        case EXIF -> readPart(entry, new ExifSubIFDDirectory(), follow);
        case GPS -> readPart(entry, new GpsDirectory(), follow);
        default -> readValue(entry, directory);
      }
    } catch (MalformedImageException e) {
      collector.problem("TIFF tag " + entry.tag() + ": " + e.getMessage());
    }
  }

  private void readBlock(Entry entry) throws IOException {
    long bytes = entry.bytes();
    if (bytes == 0 || !blocks.permits("TIFF tag " + entry.tag(), bytes)) {
      return;
    }
    var block = file.bytes(entry.from(), (int) bytes);
    switch (entry.tag()) {
      case XMP -> blocks.xmp(block);
      case IPTC -> blocks.iptc(block);
      case PHOTOSHOP -> blocks.photoshop(block);
      default -> blocks.icc(block);
    }
  }

  private void readPart(Entry entry, Directory part, boolean follow) throws IOException {
    if (follow) { // once: a directory may point to itself
      readDirectory(layout.number(entry, 0), part, false);
      blocks.directory(part);
    }
  }

  private void readValue(Entry entry, Directory directory) throws IOException {
    if (entry.bytes() == 0 || entry.count() == 0) {
      return;
    }
    if (entry.type() == 2) {
      int length = (int) Math.min(entry.bytes(), collector.longestValue() + 1L);
      var text = new String(file.bytes(entry.from(), length), StandardCharsets.UTF_8);
      int end = text.indexOf('\0');
      directory.setString(entry.tag(), end < 0 ? text : text.substring(0, end));
    } else if (entry.count() > MAX_NUMBERS) {
      directory.setString(entry.tag(), "[" + entry.count() + " values]");
    } else if (entry.type() == 1 || entry.type() == 6 || entry.type() == 7) {
      directory.setByteArray(entry.tag(), file.bytes(entry.from(), (int) entry.count()));
    } else if (entry.count() == 1) {
      directory.setObject(entry.tag(), value(entry, 0));
    } else {
      var values = new Object[(int) entry.count()];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(entry, i);
      }
      directory.setObjectArray(entry.tag(), values);
    }
  }

  private Object value(Entry entry, int index) throws IOException {
    long at = entry.from() + (long) index * entry.valueBytes();
    return switch (entry.type()) {
      case 5 -> new Rational(file.u32(at), file.u32(at + 4));
      case 10 -> new Rational((int) file.u32(at), (int) file.u32(at + 4));
      case 11 -> Float.intBitsToFloat((int) file.u32(at));
      case 12 -> Double.longBitsToDouble(file.bits64(at));
      default -> layout.number(entry, index);
    };
  }

  private void describe(Directory page) {
    long tileWidth = number(page, 322, 0);
    long height = number(page, 257, 0);
    collector.storage(
        tileWidth > 0
            ? new Storage("tiles", tileWidth, number(page, 323, 0), compression(page))
            : new Storage(
                "strips", 0, Math.min(height, number(page, 278, height)), compression(page)));
    collector.sampleType(
        switch ((int) number(page, 339, 1)) {
          case 2 -> "signed integer";
          case 3 -> "floating point";
          case 5, 6 -> "complex";
          default -> "unsigned integer";
        });
    collector.colourSpace(
        switch ((int) number(page, 262, 1)) {
          case 0, 1 -> "grey";
          case 2 -> "RGB";
          case 3 -> "palette";
          case 4 -> "mask";
          case 5 -> "CMYK";
          case 6 -> "YCbCr";
          case 8, 9, 10 -> "CIELAB";
          case 32803 -> "colour filter array";
          default -> "photometric interpretation " + number(page, 262, 1);
        });
    readResolution(page);
  }

  private static String compression(Directory page) {
    int value = (int) number(page, 259, 1);
    return switch (value) {
      case 1 -> "none";
      case 2, 3, 4 -> "CCITT";
      case 5 -> "LZW";
      case 6 -> "JPEG (old style)";
      case 7 -> "JPEG";
      case 8, 32946 -> "Deflate";
      case 32773 -> "PackBits";
      case 33003, 33005, 34712 -> "JPEG 2000";
      case 34925 -> "LZMA";
      case 50000 -> "Zstandard";
      case 50001 -> "WebP";
      case 50002, 52546 -> "JPEG XL";
      default -> "code " + value;
    };
  }

  private void readResolution(Directory page) {
    double metres =
        switch ((int) number(page, 296, 2)) {
          case 2 -> METRES_PER_INCH;
          case 3 -> METRES_PER_CENTIMETRE;
          default -> 0; // a ratio of sides only
        };
    var across = page.getRational(282);
    var down = page.getRational(283);
    if (metres > 0 && across != null && down != null) {
      collector.resolution(
          new Resolution(
              across.doubleValue() / metres, down.doubleValue() / metres, "TIFF XResolution"));
    }
    var description = page.getString(IMAGE_DESCRIPTION);
    if (description != null) {
      readMicrometres(description);
    }
  }

  private void readMicrometres(String description) {
    var aperio = APERIO.matcher(description);
    if (aperio.find()) {
      micrometres(aperio, aperio, "Aperio MPP");
      return;
    }
    var across = OME_ACROSS.matcher(description);
    var down = OME_DOWN.matcher(description);
    var unit = OME_UNIT.matcher(description);
    boolean micrometres = !unit.find() || unit.group(1).matches("[µμ]m");
    if (across.find() && down.find() && micrometres) {
      micrometres(across, down, "OME PhysicalSize");
    }
  }

  private void micrometres(Matcher across, Matcher down, String origin) {
    try {
      collector.resolution(
          Resolution.ofMicrometres(
              Double.parseDouble(across.group(1)), Double.parseDouble(down.group(1)), origin));
    } catch (NumberFormatException e) {
      collector.problem("the size of a pixel in the image description is no number");
    }
  }

  private static long number(Directory page, int tag, long otherwise) {
    var value = page.getLongObject(tag);
    if (value != null) {
      return value;
    }
    return page.getObject(tag) instanceof Object[] values // one for each channel
            && values.length > 0
            && values[0] instanceof Number first
        ? first.longValue()
        : otherwise;
  }
}
