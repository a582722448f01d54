package org.fovea.pyramid.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/// What the markers of a JPEG file say (ITU-T T.81, annex B), read without decoding.
///
/// @param width in pixels
/// @param height in pixels
/// @param precision bits of a sample
/// @param components of a pixel
/// @param process the low four bits of the frame marker: 0 baseline, 1 extended, 2 progressive,
///   others lossless, hierarchical or arithmetic
/// @param scans 1 unless the file is held as a whole while it is decoded, then all of them
/// @param orientation of the EXIF block
/// @param profile the ICC profile, in one piece
record JpegHeader(
    int width,
    int height,
    int precision,
    int components,
    int process,
    int scans,
    Orientation orientation,
    Optional<byte[]> profile) {
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);

  /// Says whether decoding needs all coefficients in memory.
  boolean multiScan() {
    return process == 2 || scans > 1;
  }

  /// Reads the markers up to the first scan, and all of them if there are several scans.
  ///
  /// @throws LimitException if there are more scans or metadata than allowed
  static JpegHeader read(FileBytes file, Limits limits) throws IOException {
    return new Parser(file, limits).parse();
  }

  private static final class Parser {
    private final FileBytes file;
    private final Limits limits;
    private final TreeMap<Integer, byte[]> profileParts = new TreeMap<>();
    private long metadataBytes;
    private long frameAt = -1;
    private int process;
    private int scans;
    private Orientation orientation = Orientation.UPRIGHT;

    Parser(FileBytes file, Limits limits) {
      this.file = file;
      this.limits = limits;
    }

    JpegHeader parse() throws IOException {
      long at = 2;
      while (true) {
        at = findMarker(at);
        int marker = at < 0 ? EOI : file.u8(at);
        if (marker == EOI) {
          break;
        }
        at++;
        if (marker == SOI || marker == 1 || (marker >= 0xD0 && marker <= 0xD7)) {
          continue; // markers without a length
        }
        int length = file.u16(at);
        if (length < 2) {
          throw new MalformedImageException(
              at, "a JPEG segment has the impossible length " + length);
        }
        segment(marker, at + 2, length - 2);
        at += length;
        if (marker == SOS && streams(at - length)) {
          break;
        }
      }
      return header();
    }

    private void segment(int marker, long at, int length) throws IOException {
      if (isFrame(marker)) {
        frame(marker, at, length);
      } else if (marker == SOS) {
        limits.checkScans(++scans);
      } else if (marker == APP1 && startsWith(at, length, EXIF)) {
        orientation = ExifOrientation.find(file.bytes(at + EXIF.length, length - EXIF.length));
      } else if (marker == APP2 && startsWith(at, length, ICC) && length > ICC.length + 2) {
        limits.checkMetadata(metadataBytes += length);
        int from = ICC.length + 2;
        profileParts.put(file.u8(at + ICC.length), file.bytes(at + from, length - from));
      }
    }

    private void frame(int marker, long at, int length) throws IOException {
      if (frameAt >= 0) {
        throw new MalformedImageException(at, "the JPEG file has two frame headers");
      }
      if (length < 6) {
        throw new MalformedImageException(at, "the JPEG frame header is too short");
      }
      frameAt = at;
      process = marker & 0x0F;
    }

    /// Says whether the scan that starts here is the only one, holding all components.
    private boolean streams(long scanAt) throws IOException {
      if (frameAt < 0) {
        throw new MalformedImageException(scanAt, "the JPEG file has no frame header");
      }
      return process < 2 && file.u8(scanAt + 2) >= file.u8(frameAt + 5);
    }

    private JpegHeader header() throws IOException {
      if (frameAt < 0 || scans == 0) {
        throw new MalformedImageException(file.size(), "the JPEG file has no picture in it");
      }
      int height = file.u16(frameAt + 1);
      int width = file.u16(frameAt + 3);
      if (height == 0 || width == 0) {
        throw new MalformedImageException(frameAt, "the JPEG file does not say how large it is");
      }
      return new JpegHeader(
          width,
          height,
          file.u8(frameAt),
          file.u8(frameAt + 5),
          process,
          scans,
          orientation,
          profile());
    }

    private Optional<byte[]> profile() {
      if (profileParts.isEmpty()) {
        return Optional.empty();
      }
      var whole = new ByteArrayOutputStream();
      profileParts.values().forEach(whole::writeBytes);
      return Optional.of(whole.toByteArray());
    }

    /// Returns where the next marker's second byte is, or -1 at the end of the file.
    private long findMarker(long from) throws IOException {
      long at = from;
      while (at < file.size() - 1) {
        if (file.u8(at) == 0xFF) {
          int next = file.u8(at + 1);
          if (next != 0 && next != 0xFF) {
            return at + 1;
          }
        }
        at++;
      }
      return -1;
    }

    private boolean startsWith(long at, int length, byte[] tag) throws IOException {
      return length >= tag.length && Arrays.equals(file.bytes(at, tag.length), tag);
    }

    private static boolean isFrame(int marker) {
      return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
  }
}
