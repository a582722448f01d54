package org.fovea.pyramid.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;
import org.fovea.pyramid.metadata.Metadata.Resolution;
import org.fovea.pyramid.metadata.Metadata.Storage;
import org.fovea.pyramid.source.FileBytes;

/// The segments of a JPEG file before its first scan (ITU-T T.81, annex B; JFIF 1.02; Exif 2.32,
/// section 4.7.2; XMP part 3, section 1.1.3).
final class JpegMetadata {
  private static final int SOS = 0xDA;
  private static final int EOI = 0xD9;
  private static final int COMMENT = 0xFE;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP13 = 0xED;
  private static final byte[] JFIF = ascii("JFIF\0");
  private static final byte[] EXIF = ascii("Exif\0\0");
  private static final byte[] XMP = ascii("http://ns.adobe.com/xap/1.0/\0");
  private static final byte[] ICC = ascii("ICC_PROFILE\0");
  private static final byte[] PHOTOSHOP = ascii("Photoshop 3.0\0");
  private static final double INCHES_PER_METRE = 1 / 0.0254;
  private static final double CENTIMETRES_PER_METRE = 100;

  private final FileBytes file;
  private final BlockParser blocks;
  private final MetadataCollector collector;
  private final TreeMap<Integer, byte[]> profileParts = new TreeMap<>();
  private long bytes;

  JpegMetadata(FileBytes file, BlockParser blocks, MetadataCollector collector) {
    this.file = file;
    this.blocks = blocks;
    this.collector = collector;
  }

  void read() throws IOException {
    long at = 2;
    while (at < file.size() - 3) {
      int marker = file.u8(at + 1);
      if (file.u8(at) != 0xFF || marker == 0xFF) {
        at++; // fill bytes, and what some cameras leave between segments
        continue;
      }
      if (marker == SOS || marker == EOI) {
        break;
      }
      int length = file.u16(at + 2);
      bytes += length;
      if (length < 2 || !blocks.permits("JPEG", bytes)) {
        break; // the decoder tells of the first, and the collector of the second
      }
      segment(marker, file.bytes(at + 4, length - 2));
      at += 2L + length;
    }
    readProfile();
  }

  private void segment(int marker, byte[] data) {
    switch (marker) {
      case APP0 -> readDensity(data);
      case APP1 -> {
        if (starts(data, EXIF)) {
          blocks.exif(after(data, EXIF));
        } else if (starts(data, XMP)) {
          blocks.xmp(after(data, XMP));
        }
      }
      case APP2 -> {
        if (starts(data, ICC) && data.length > ICC.length + 2) {
          var part = Arrays.copyOfRange(data, ICC.length + 2, data.length);
          profileParts.put(data[ICC.length] & 0xFF, part);
        }
      }
      case APP13 -> {
        if (starts(data, PHOTOSHOP)) {
          blocks.photoshop(after(data, PHOTOSHOP));
        }
      }
      case COMMENT ->
          collector.put(
              "JPEG",
              "Comment",
              new String(data, StandardCharsets.UTF_8).strip(),
              Meaning.FREE_TEXT);
      default -> {
        if (isFrame(marker) && data.length >= 6) {
          readFrame(marker & 0x0F, data);
        }
      }
    }
  }

  private void readDensity(byte[] data) {
    if (!starts(data, JFIF) || data.length < 12) {
      return;
    }
    double perMetre =
        switch (data[7]) {
          case 1 -> INCHES_PER_METRE;
          case 2 -> CENTIMETRES_PER_METRE;
          default -> 0; // a ratio of sides only
        };
    collector.resolution(new Resolution(u16(data, 8) * perMetre, u16(data, 10) * perMetre, "JFIF"));
  }

  private void readFrame(int process, byte[] data) {
    var kind =
        switch (process) {
          case 0 -> "baseline";
          case 1 -> "extended";
          case 2 -> "progressive";
          case 3 -> "lossless";
          case 9 -> "extended, arithmetic";
          case 10 -> "progressive, arithmetic";
          default -> "process " + process;
        };
    int components = data[5];
    boolean sampled = data.length >= 6 + 3 * components && components >= 3;
    var chroma = sampled ? ", " + subsampling(data) : "";
    collector.storage(new Storage("rows", 0, 0, "JPEG " + kind + chroma));
    collector.colourSpace(components == 1 ? "grey" : components == 4 ? "CMYK" : "YCbCr");
  }

  /// Returns the usual name of how colours are thinned out, such as `4:2:0`.
  private static String subsampling(byte[] data) {
    int luma = data[7];
    int colour = data[10];
    int across = (luma >> 4) / Math.max(1, colour >> 4);
    int down = (luma & 15) / Math.max(1, colour & 15);
    return switch (across * 10 + down) {
      case 11 -> "4:4:4";
      case 21 -> "4:2:2";
      case 22 -> "4:2:0";
      case 12 -> "4:4:0";
      case 41 -> "4:1:1";
      default -> "sampled " + across + " x " + down;
    };
  }

  private void readProfile() {
    if (!profileParts.isEmpty()) {
      var whole = new ByteArrayOutputStream();
      profileParts.values().forEach(whole::writeBytes);
      blocks.icc(whole.toByteArray());
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static int u16(byte[] data, int at) {
    return ((data[at] & 0xFF) << 8) | (data[at + 1] & 0xFF);
  }

  private static boolean starts(byte[] data, byte[] tag) {
    return data.length >= tag.length && Arrays.equals(data, 0, tag.length, tag, 0, tag.length);
  }

  private static byte[] after(byte[] data, byte[] tag) {
    return Arrays.copyOfRange(data, tag.length, data.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
