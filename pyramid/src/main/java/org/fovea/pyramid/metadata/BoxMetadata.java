package org.fovea.pyramid.metadata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.fovea.pyramid.metadata.Metadata.Resolution;
import org.fovea.pyramid.metadata.Metadata.Storage;
import org.fovea.pyramid.source.FileBytes;

/// The boxes of JPEG 2000 and JPEG XL files (ISO/IEC 15444-1, annex I; ISO/IEC 18181-2). A bare
/// codestream has none.
final class BoxMetadata {
  private static final int MAX_BOXES = 100_000;
  private static final String XMP_UUID = "be7acfcb97a942e89c71999491e3afac";
  private static final int UUID_BYTES = 16;

  private final FileBytes file;
  private final BlockParser blocks;
  private final MetadataCollector collector;
  private int boxes;

  BoxMetadata(FileBytes file, BlockParser blocks, MetadataCollector collector) {
    this.file = file;
    this.blocks = blocks;
    this.collector = collector;
  }

  void read() throws IOException {
    boolean codestream = file.u8(0) == 0xFF;
    boolean jpegXl = codestream ? file.u8(1) == 0x0A : file.u8(4) == 'J';
    if (jpegXl) {
      collector.storage(new Storage("groups", 0, 0, "JPEG XL"));
    } else if (codestream) {
      readTileSize(0);
    }
    if (!codestream) {
      readBoxes(0, file.size());
    }
  }

  /// Reads the first segment of a JPEG 2000 codestream (ISO/IEC 15444-1, A.5.1).
  private void readTileSize(long at) throws IOException {
    collector.storage(new Storage("tiles", file.u32(at + 24), file.u32(at + 28), "JPEG 2000"));
  }

  private void readBoxes(long from, long end) throws IOException {
    long at = from;
    while (at <= end - 8 && ++boxes <= MAX_BOXES) {
      long length = file.u32(at);
      long header = 8;
      if (length == 1) { // 64-bit length
        length = file.u64(at + 8);
        header = 16;
      } else if (length == 0) { // up to the end
        length = end - at;
      }
      if (length < header || length > end - at) {
        collector.problem("a box of the file has an impossible length (byte " + at + ")");
        return;
      }
      var type = new String(file.bytes(at + 4, 4), StandardCharsets.ISO_8859_1);
      box(type, at + header, length - header);
      at += length;
    }
  }

  private void box(String type, long at, long length) throws IOException {
    switch (type) {
      case "jp2h", "res " -> readBoxes(at, at + length);
      case "jp2c" -> readTileSize(at);
      case "resc", "resd" -> {
        if (length >= 10) {
          readResolution(at, type);
        }
      }
      case "xml ", "uuid", "Exif", "colr" -> {
        if (blocks.permits(type.strip(), length)) {
          block(type, file.bytes(at, (int) length));
        }
      }
      default -> {} // pixels
    }
  }

  private void block(String type, byte[] data) {
    switch (type) {
      case "xml " -> {
        var text = new String(data, StandardCharsets.UTF_8);
        if (text.contains("<x:xmpmeta") || text.contains("<rdf:RDF")) {
          blocks.xmp(data);
        } else {
          collector.put("XML", "Document", text, Meaning.FREE_TEXT);
        }
      }
      case "uuid" -> {
        boolean xmp =
            data.length > UUID_BYTES
                && HexFormat.of().formatHex(data, 0, UUID_BYTES).equals(XMP_UUID);
        if (xmp) {
          blocks.xmp(Arrays.copyOfRange(data, UUID_BYTES, data.length));
        }
      }
      case "Exif" -> {
        if (data.length > 4) { // an offset comes first
          blocks.exif(Arrays.copyOfRange(data, 4, data.length));
        }
      }
      default -> {
        if (data.length > 3 && (data[0] == 2 || data[0] == 3)) { // an ICC profile
          blocks.icc(Arrays.copyOfRange(data, 3, data.length));
        }
      }
    }
  }

  /// Pixels per metre as numerator, denominator and power of ten, down before across.
  private void readResolution(long at, String type) throws IOException {
    double down = file.u16(at) * Math.pow(10, (byte) file.u8(at + 8)) / file.u16(at + 2);
    double across = file.u16(at + 4) * Math.pow(10, (byte) file.u8(at + 9)) / file.u16(at + 6);
    collector.resolution(new Resolution(across, down, type));
  }
}
