package org.fovea.launcher.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How bytes may be packed in others, and how that begins.
enum Packing {
  GZIP {
    @Override
    List<String> beginnings() {
      return List.of("\u001f\u008b\b");
    }

    @Override
    Decoder open(Unpacked out) {
      return new GzipMember(out);
    }
  },
  /// As in PNG, PDF and TIFF: all that RFC 1950 allows without a preset dictionary, so windows of
  /// 256 bytes to 32 KiB, four levels, and a check number.
  ZLIB {
    @Override
    List<String> beginnings() {
      var all = new ArrayList<String>();
      for (int method = 0x08; method <= 0x78; method += 0x10) {
        for (int flags = 0; flags < 0x100; flags++) {
          if (((method << 8) | flags) % 31 == 0 && (flags & 0x20) == 0) {
            all.add("" + (char) method + (char) flags);
          }
        }
      }
      return all;
    }

    @Override
    Decoder open(Unpacked out) {
      return new Deflated(out, false);
    }

    @Override
    boolean mayGoOn(byte[] buffer, int from, int to) {
      return BlockHeader.isPossible(buffer, from, to);
    }
  },
  /// An entry of a ZIP, JAR, WAR, EAR or SZI file.
  ZIP {
    @Override
    List<String> beginnings() {
      return List.of("PK\u0003\u0004");
    }

    @Override
    Decoder open(Unpacked out) {
      return new ZipEntryReader(out);
    }
  },
  /// Base64 of either alphabet that begins as JSON does, so each part of a JSON web token, or as
  /// gzip and ZIP do.
  BASE64 {
    @Override
    List<String> beginnings() {
      return List.of("eyJ", "H4sI", "UEsD");
    }

    @Override
    Decoder open(Unpacked out) {
      return new Base64Run(out);
    }

    @Override
    boolean mayFollow(int before) {
      return !Base64Run.isDigit((byte) before); // else each of them in a long run would begin anew
    }
  };

  /// Two to four bytes each, a character a byte.
  abstract List<String> beginnings();

  /// Opens a decoder that has to be given the beginning first.
  abstract Decoder open(Unpacked out);

  /// @param before the byte before the beginning, 0 if there is none
  boolean mayFollow(int before) {
    return true;
  }

  /// @param from offset in the buffer of the byte behind the beginning
  boolean mayGoOn(byte[] buffer, int from, int to) {
    return true;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
