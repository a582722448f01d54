package org.fovea.pyramid.strip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;

/// Copies a PNG file: the chunks of the picture and of its colours, and what may be shared of EXIF
/// (PNG third edition, section 11). Texts, times, chunks that are not known, and what follows the
/// picture are left out.
final class PngStripper {
  private static final int SIGNATURE_BYTES = 8;
  private static final int OVERHEAD = 12; // length, type, checksum
  private static final byte[] PROFILE_NAME = "profile\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int LONGEST_NAME = 80; // with its end mark

  private final FileBytes file;
  private final StripOutput out;
  private final Limits limits;

  PngStripper(FileBytes file, StripOutput out, Limits limits) {
    this.file = file;
    this.out = out;
    this.limits = limits;
  }

  void strip() throws IOException {
    out.append(file, 0, SIGNATURE_BYTES);
    long at = SIGNATURE_BYTES;
    boolean pixels = false;
    while (at <= file.size() - OVERHEAD) {
      long length = file.u32(at);
      var type = new String(file.bytes(at + 4, 4), StandardCharsets.ISO_8859_1);
      if (length > file.size() - at - OVERHEAD) {
        throw new MalformedImageException(at, "a chunk of the PNG file is longer than the file");
      }
      chunk(type, at, length);
      pixels |= type.equals("IDAT");
      at += length + OVERHEAD;
      if (type.equals("IEND")) {
        break;
      }
    }
    if (!pixels) {
      throw new MalformedImageException(at, "the PNG file has no picture in it");
    }
  }

  private void chunk(String type, long at, long length) throws IOException {
    switch (type) {
      case "IHDR",
          "PLTE",
          "tRNS",
          "gAMA",
          "cHRM",
          "sRGB",
          "sBIT",
          "bKGD",
          "hIST",
          "pHYs",
          "cICP",
          "mDCV",
          "cLLI",
          "acTL",
          "fcTL" -> {
        if (length <= most(type)) {
          out.append(file, at, length + OVERHEAD);
        }
      }
      case "IDAT", "fdAT" -> out.append(file, at, length + OVERHEAD);
      case "IEND" -> write(type, new byte[0]);
      case "iCCP" -> profile(at + 8, length);
      case "eXIf" -> {
        limits.checkMetadata(length);
        var shared = ExifBlock.shared(file.bytes(at + 8, (int) length));
        if (shared.length > 0) {
          write(type, shared);
        }
      }
      default -> {
        if (Character.isUpperCase(type.charAt(0))) {
          throw new UnstrippableException(
              "the PNG file has a part that no standard names, and without it cannot be shown");
        }
      }
    }
  }

  /// Returns how long a chunk may be; a longer one breaks the standard and hides something.
  private static int most(String type) {
    return switch (type) {
      case "IHDR" -> 13;
      case "PLTE" -> 768;
      case "tRNS" -> 256;
      case "gAMA", "sBIT", "cICP" -> 4;
      case "cHRM" -> 32;
      case "sRGB" -> 1;
      case "bKGD" -> 6;
      case "hIST" -> 512;
      case "pHYs" -> 9;
      case "mDCV" -> 24;
      case "cLLI", "acTL" -> 8;
      case "fcTL" -> 26;
      default -> 0;
    };
  }

  /// The name of a profile may be anything; the profile is needed.
  private void profile(long at, long length) throws IOException {
    limits.checkMetadata(length);
    var data = file.bytes(at, (int) length);
    int end = 0;
    while (end < data.length && end < LONGEST_NAME && data[end] != 0) {
      end++;
    }
    if (end < data.length && data[end] == 0) {
      var renamed = new ByteArrayOutputStream();
      renamed.writeBytes(PROFILE_NAME);
      renamed.write(data, end + 1, data.length - end - 1);
      write("iCCP", renamed.toByteArray());
    }
  }

  private void write(String type, byte[] data) throws IOException {
    var name = type.getBytes(StandardCharsets.ISO_8859_1);
    var checksum = new CRC32();
    checksum.update(name);
    checksum.update(data);
    out.append(
        ByteBuffer.allocate(OVERHEAD + data.length)
            .putInt(data.length)
            .put(name)
            .put(data)
            .putInt((int) checksum.getValue())
            .array());
  }
}
