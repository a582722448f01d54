package org.fovea.pyramid.strip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.MalformedImageException;

/// Goes through JPEG data, segment by segment (ITU-T T.81, annex B), and tells what is needed to
/// show the picture. Reads once, holds nothing.
final class JpegWalk {
  static final int APP0 = 0xE0;
  static final int APP1 = 0xE1;
  static final int APP2 = 0xE2;
  static final int APP14 = 0xEE;

  private static final int BUFFER_BYTES = 64 << 10;
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int DQT = 0xDB;
  private static final int DNL = 0xDC;
  private static final int DRI = 0xDD;
  private static final byte[] JFIF = ascii("JFIF\0");
  private static final byte[] ADOBE = ascii("Adobe");
  private static final byte[] NOTHING = {};
  private static final int JFIF_BYTES = 14; // up to the thumbnail
  private static final int ADOBE_BYTES = 12;

  private final FileBytes file;
  private final Visitor visitor;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long bufferAt;
  private int bufferBytes;
  private long end;

  /// What is done with the parts.
  interface Visitor {
    /// Takes bytes that are needed as they are.
    void needed(long at, long length) throws IOException;

    /// Takes a segment that is not needed as it is.
    ///
    /// @param at where its marker starts
    /// @param data behind the marker and the length
    /// @param kept of the data, what is needed in their place; may be empty
    void segment(int marker, long at, byte[] data, byte[] kept) throws IOException;
  }

  JpegWalk(FileBytes file, Visitor visitor) {
    this.file = file;
    this.visitor = visitor;
  }

  /// Goes through the data in a part of the file, up to their end mark.
  ///
  /// @return whether there was a scan
  /// @throws MalformedImageException if a segment is cut off
  boolean walk(long from, long length) throws IOException {
    end = from + length;
    bufferBytes = 0;
    boolean scanned = false;
    long at = marker(from);
    while (at >= 0) {
      int marker = u8(at + 1);
      if (marker == EOI) {
        visitor.needed(at, 2);
        return scanned;
      }
      if (marker == SOI || marker == 1 || isRestart(marker)) {
        visitor.needed(at, 2);
        at = marker(at + 2);
        continue;
      }
      int bytes = at + 4 > end ? 0 : (u8(at + 2) << 8) | u8(at + 3);
      if (bytes < 2 || at + 2 + bytes > end) {
        throw new MalformedImageException(at, "a segment of the JPEG data is cut off");
      }
      long next = at + 2 + bytes;
      if (marker == SOS) {
        scanned = true;
        next = scanEnd(next);
      }
      if (isTable(marker) || marker == SOS) {
        visitor.needed(at, next - at);
      } else {
        var data = file.bytes(at + 4, bytes - 2);
        visitor.segment(marker, at, data, kept(marker, data));
      }
      at = marker(next);
    }
    return scanned;
  }

  /// Frames, tables, and what else says how the scans are packed.
  private static boolean isTable(int marker) {
    return (marker >= 0xC0 && marker <= 0xCF) || marker == DQT || marker == DNL || marker == DRI;
  }

  /// Returns what decoders need of a segment for applications.
  private static byte[] kept(int marker, byte[] data) {
    if (marker == APP0 && starts(data, JFIF) && data.length >= JFIF_BYTES) {
      var kept = Arrays.copyOf(data, JFIF_BYTES);
      kept[12] = 0; // no thumbnail
      kept[13] = 0;
      return kept;
    }
    boolean adobe = marker == APP14 && starts(data, ADOBE) && data.length >= ADOBE_BYTES;
    return adobe ? Arrays.copyOf(data, ADOBE_BYTES) : NOTHING;
  }

  static boolean starts(byte[] data, byte[] tag) {
    return data.length >= tag.length && Arrays.equals(data, 0, tag.length, tag, 0, tag.length);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isRestart(int marker) {
    return marker >= 0xD0 && marker <= 0xD7;
  }

  /// Returns where the next marker starts, or -1. Whatever lies before it, decoders pass over.
  private long marker(long from) throws IOException {
    for (long at = from; at < end - 1; at++) {
      if (u8(at) == 0xFF) {
        int next = u8(at + 1);
        if (next != 0 && next != 0xFF) {
          return at;
        }
      }
    }
    return -1;
  }

  /// Returns where the coded data of a scan end: at the next marker that is no restart, or at the
  /// end.
  private long scanEnd(long from) throws IOException {
    for (long at = from; at < end - 1; at++) {
      if (u8(at) == 0xFF) {
        int next = u8(at + 1);
        if (next != 0 && next != 0xFF && !isRestart(next)) {
          return at;
        }
      }
    }
    return end;
  }

  private int u8(long at) throws IOException {
    if (at < bufferAt || at >= bufferAt + bufferBytes) {
      bufferAt = at;
      bufferBytes = (int) Math.min(BUFFER_BYTES, end - at);
      file.read(at, ByteBuffer.wrap(buffer, 0, bufferBytes));
    }
    return buffer[(int) (at - bufferAt)] & 0xFF;
  }
}
