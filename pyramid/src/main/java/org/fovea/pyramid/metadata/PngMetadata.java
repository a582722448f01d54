package org.fovea.pyramid.metadata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.fovea.pyramid.metadata.Metadata.Resolution;
import org.fovea.pyramid.metadata.Metadata.Storage;
import org.fovea.pyramid.source.FileBytes;

/// The chunks of a PNG file that are not pixels (PNG third edition, section 11.3).
final class PngMetadata {
  private static final int SIGNATURE_BYTES = 8;
  private static final int CHUNK_OVERHEAD = 12; // length, type, checksum
  private static final int MAX_CHUNKS = 100_000;
  private static final String XMP_KEYWORD = "XML:com.adobe.xmp";
  private static final String GROUP = "PNG text";

  private final FileBytes file;
  private final BlockParser blocks;
  private final MetadataCollector collector;

  PngMetadata(FileBytes file, BlockParser blocks, MetadataCollector collector) {
    this.file = file;
    this.blocks = blocks;
    this.collector = collector;
  }

  void read() throws IOException {
    long at = SIGNATURE_BYTES;
    for (int chunks = 0; at <= file.size() - CHUNK_OVERHEAD; chunks++) {
      if (chunks == MAX_CHUNKS) {
        collector.problem("only the first 100,000 chunks were searched for metadata");
        return;
      }
      long length = file.u32(at);
      var type = new String(file.bytes(at + 4, 4), StandardCharsets.ISO_8859_1);
      if (isWanted(type) && blocks.permits("PNG " + type, length)) {
        chunk(type, file.bytes(at + 8, (int) length));
      }
      at += length + CHUNK_OVERHEAD;
    }
  }

  private static boolean isWanted(String type) {
    return switch (type) {
      case "IHDR", "pHYs", "eXIf", "iCCP", "sRGB", "tEXt", "zTXt", "iTXt" -> true;
      default -> false;
    };
  }

  private void chunk(String type, byte[] data) {
    switch (type) {
      case "IHDR" -> readHeader(data);
      case "pHYs" -> readDensity(data);
      case "eXIf" -> blocks.exif(data);
      case "sRGB" -> collector.profileName("sRGB");
      case "iCCP" -> {
        int end = end(data, 0);
        if (end + 2 < data.length) {
          blocks.packedIcc(data, end + 2);
        }
      }
      case "tEXt" -> {
        int end = end(data, 0);
        put(data, end, Arrays.copyOfRange(data, Math.min(end + 1, data.length), data.length));
      }
      case "zTXt" -> {
        int end = end(data, 0);
        if (end + 2 < data.length) {
          put(data, end, blocks.inflateText("PNG zTXt", data, end + 2));
        }
      }
      default -> readInternationalText(data);
    }
  }

  private void readHeader(byte[] data) {
    if (data.length >= 13) {
      collector.storage(new Storage(data[12] == 1 ? "interlaced" : "rows", 0, 0, "Deflate"));
      collector.colourSpace(
          switch (data[9]) {
            case 0, 4 -> "grey";
            case 3 -> "palette";
            default -> "RGB";
          });
    }
  }

  private void readDensity(byte[] data) {
    if (data.length == 9 && data[8] == 1) {
      collector.resolution(new Resolution(u32(data, 0), u32(data, 4), "pHYs"));
    }
  }

  /// Keyword, flag, method, language, translated keyword, text.
  private void readInternationalText(byte[] data) {
    int keyword = end(data, 0);
    int language = end(data, keyword + 3);
    int translation = end(data, language + 1);
    if (translation + 1 >= data.length) {
      return;
    }
    var text =
        data[keyword + 1] == 1
            ? blocks.inflateText("PNG iTXt", data, translation + 1)
            : Arrays.copyOfRange(data, translation + 1, data.length);
    var name = text(data, keyword, StandardCharsets.UTF_8);
    if (name.equals(XMP_KEYWORD)) {
      blocks.xmp(text);
    } else {
      collector.put(GROUP, name, new String(text, StandardCharsets.UTF_8), Meaning.FREE_TEXT);
    }
  }

  private void put(byte[] data, int keywordEnd, byte[] text) {
    collector.put(
        GROUP,
        text(data, keywordEnd, StandardCharsets.ISO_8859_1),
        new String(text, StandardCharsets.ISO_8859_1),
        Meaning.FREE_TEXT);
  }

  /// Returns where a text that ends with a zero byte ends, or the end of the data.
  private static int end(byte[] data, int from) {
    int at = from;
    while (at < data.length && data[at] != 0) {
      at++;
    }
    return at;
  }

  private static String text(byte[] data, int end, Charset charset) {
    return new String(data, 0, Math.min(end, data.length), charset);
  }

  private static long u32(byte[] data, int at) {
    return ByteBuffer.wrap(data).getInt(at) & 0xFFFF_FFFFL;
  }
}
