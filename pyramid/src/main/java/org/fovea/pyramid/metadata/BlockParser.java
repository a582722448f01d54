package org.fovea.pyramid.metadata;

import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifInteropDirectory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.icc.IccReader;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.iptc.IptcReader;
import com.drew.metadata.photoshop.PhotoshopDirectory;
import com.drew.metadata.photoshop.PhotoshopReader;
import com.drew.metadata.xmp.XmpDirectory;
import com.drew.metadata.xmp.XmpReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Gives blocks of metadata to metadata-extractor and collects what it makes of them. Whatever the
/// library throws over a block becomes a problem: blocks are hostile until proved otherwise.
final class BlockParser {
  /// Texts are parsed into trees that take many times their length, or are shown in part.
  static final int MAX_TEXT_BYTES = 1 << 20;

  private final MetadataCollector collector;
  private final long maxBytes;

  /// @param maxBytes of one block
  BlockParser(MetadataCollector collector, long maxBytes) {
    this.collector = collector;
    this.maxBytes = maxBytes;
  }

  private interface Parser {
    void parse(com.drew.metadata.Metadata found);
  }

  /// Says whether a block may be read, and notes a problem if not.
  boolean permits(String kind, long bytes) {
    if (bytes > maxBytes) {
      collector.problem("the " + kind + " block of " + bytes + " bytes is too long to be read");
    }
    return bytes <= maxBytes;
  }

  /// Takes an EXIF block, which is a small TIFF file.
  void exif(byte[] block) {
    parse("EXIF", found -> new ExifReader().extract(new ByteArrayReader(block), found));
  }

  /// Takes an XMP packet.
  void xmp(byte[] packet) {
    if (packet.length > MAX_TEXT_BYTES) {
      collector.problem("the XMP block of " + packet.length + " bytes is too long to be read");
    } else if (declaresEntities(packet)) {
      collector.problem("the XMP block declares entities, which XMP must not");
    } else {
      parse("XMP", found -> new XmpReader().extract(packet, found));
    }
  }

  /// Takes IPTC records (IIM, version 4).
  void iptc(byte[] block) {
    parse(
        "IPTC",
        found ->
            new IptcReader().extract(new SequentialByteArrayReader(block), found, block.length));
  }

  /// Takes Photoshop's image resources, which hold IPTC records among others.
  void photoshop(byte[] block) {
    parse(
        "Photoshop",
        found ->
            new PhotoshopReader()
                .extract(new SequentialByteArrayReader(block), block.length, found));
  }

  /// Takes an ICC profile, of which the name is kept.
  void icc(byte[] profile) {
    parse(
        "ICC",
        found -> {
          new IccReader().extract(new ByteArrayReader(profile), found);
          var directory = found.getFirstDirectoryOfType(IccDirectory.class);
          if (directory != null && directory.containsTag(IccDirectory.TAG_TAG_desc)) {
            collector.profileName(
                Objects.requireNonNullElse(
                    directory.getDescription(IccDirectory.TAG_TAG_desc), "without a name"));
          }
        });
  }

  /// Collects all tags of a directory that was filled elsewhere.
  void directory(Directory directory) {
    parse(directory.getName(), found -> found.addDirectory(directory));
  }

  /// Unpacks a deflated text.
  ///
  /// @return no more than the limit; what follows, and what is damaged, is told among the problems
  byte[] inflateText(String kind, byte[] packed, int from) {
    return inflate(kind, packed, from, Math.min(maxBytes, MAX_TEXT_BYTES));
  }

  /// Takes a deflated ICC profile.
  void packedIcc(byte[] packed, int from) {
    icc(inflate("ICC", packed, from, maxBytes));
  }

  private byte[] inflate(String kind, byte[] packed, int from, long most) {
    var unpacked = new ByteArrayOutputStream();
    var chunk = new byte[8192];
    try (var inflater = new Inflater()) {
      inflater.setInput(packed, from, packed.length - from);
      int count = inflater.inflate(chunk);
      while (count > 0 && unpacked.size() + count <= most) {
        unpacked.write(chunk, 0, count);
        count = inflater.inflate(chunk);
      }
      if (!inflater.finished()) {
        collector.problem(
            "the " + kind + " block " + (count > 0 ? "unpacks to too many bytes" : "is cut off"));
      }
    } catch (DataFormatException e) {
      collector.problem("the " + kind + " block does not unpack");
    }
    return unpacked.toByteArray();
  }

  private void parse(String kind, Parser parser) {
    var found = new com.drew.metadata.Metadata();
    try {
      parser.parse(found);
      for (var directory : found.getDirectories()) {
        collect(directory);
      }
    } catch (RuntimeException e) { // the library meets damage with whatever it runs into
      collector.problem("the " + kind + " block is damaged");
    } catch (StackOverflowError | OutOfMemoryError e) {
      collector.problem("the " + kind + " block needs too much memory to be read");
    }
  }

  private void collect(Directory directory) {
    var name = directory.getName();
    if (directory instanceof XmpDirectory xmp) {
      xmp.getXmpProperties()
          .forEach((path, value) -> put(name, path, value, xmpMeaning(path, value)));
    } else if (!(directory instanceof IccDirectory)) {
      for (var tag : directory.getTags()) {
        var text = tag.getDescription();
        put(name, tag.getTagName(), text, meaning(directory, tag.getTagType(), text));
      }
    }
    pictures(directory);
    for (var error : directory.getErrors()) {
      collector.problem(name + ": " + error);
    }
  }

  private void pictures(Directory directory) {
    if (directory instanceof ExifThumbnailDirectory thumbnail) {
      var bytes = thumbnail.getLongObject(ExifThumbnailDirectory.TAG_THUMBNAIL_LENGTH);
      collector.picture(new Metadata.Picture("thumbnail", 0, 0, bytes == null ? 0 : bytes));
    } else if (directory instanceof PhotoshopDirectory photoshop) {
      var bytes = photoshop.getThumbnailBytes();
      if (bytes != null) {
        collector.picture(new Metadata.Picture("thumbnail", 0, 0, bytes.length));
      }
    }
  }

  private static Meaning meaning(Directory directory, int tag, @Nullable String value) {
    var text = value == null ? "" : value;
    return switch (directory) {
      case GpsDirectory _ -> Meaning.POSITION;
      case ExifThumbnailDirectory _ -> Meaning.PICTURE;
      case ExifInteropDirectory _ -> Meaning.UNKNOWN;
      case ExifDirectoryBase _ when tag == ExifDirectoryBase.TAG_IMAGE_DESCRIPTION ->
          TiffDescription.meaning(text);
      case ExifDirectoryBase _ -> MeaningTable.of(Scheme.TAG, Integer.toString(tag), text);
      case IptcDirectory _ -> MeaningTable.of(Scheme.IPTC, Integer.toString(tag), text);
      default ->
          directory.getClass().getSimpleName().contains("Makernote")
              ? Meaning.MAKER_NOTE
              : Meaning.UNKNOWN;
    };
  }

  /// @param path such as `dc:creator[1]`, of which the first part is looked up
  private static Meaning xmpMeaning(String path, String value) {
    int end = 0;
    while (end < path.length() && "[/".indexOf(path.charAt(end)) < 0) {
      end++;
    }
    return MeaningTable.of(Scheme.XMP, path.substring(0, end), value);
  }

  private void put(String group, String name, @Nullable String value, Meaning meaning) {
    if (value != null && !collector.isFull()) {
      collector.put(group, name, value, meaning);
    }
  }

  /// Says whether a packet has a document type, in UTF-8 or UTF-16. Entities are how XML becomes a
  /// bomb or a way to other files.
  private static boolean declaresEntities(byte[] packet) {
    var text = new String(packet, StandardCharsets.ISO_8859_1).replace("\0", "");
    return text.contains("<!DOCTYPE") || text.contains("<!ENTITY");
  }
}
