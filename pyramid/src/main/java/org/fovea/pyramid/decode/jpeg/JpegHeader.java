package org.fovea.pyramid.decode.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.fovea.pyramid.source.ExifOrientation;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.Orientation;

/// What the markers of a JPEG file say (ITU-T T.81, annex B), read without decoding.
///
/// @param width in pixels
/// @param height in pixels
/// @param precision bits of a sample
/// @param components of a pixel
/// @param process the low four bits of the frame marker: 0 baseline, 1 extended, 2 progressive,
///   others lossless, hierarchical or arithmetic
/// @param scans 1 unless the file is held as a whole while it is decoded, then all of them
/// @param colours of the components
/// @param sampling how many samples each component has, horizontally times 16 plus vertically
/// @param orientation of the EXIF block
/// @param profile the ICC profile, in one piece
public record JpegHeader(
    int width,
    int height,
    int precision,
    int components,
    int process,
    int scans,
    Colours colours,
    List<Integer> sampling,
    Orientation orientation,
    Optional<byte[]> profile) {
  /// What the components are, as libjpeg tells it from the markers.
  enum Colours {
    GREY,
    YCBCR,
    RGB,
    OTHER
  }

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);

  /// Says whether decoding needs all coefficients in memory.
  public boolean multiScan() {
    return process == 2 || scans > 1;
  }

  /// Returns how many luma samples stand beside each other per colour sample: 1 or 2; empty if the
  /// colours are no planes of full, half or quarter size.
  Optional<Integer> colourWidth() {
    return isYcbcr() ? Optional.of(sampling.getFirst() >> 4) : Optional.empty();
  }

  /// Returns how many luma samples stand below each other per colour sample: 1 or 2; empty as for
  /// [#colourWidth()].
  Optional<Integer> colourHeight() {
    return isYcbcr() ? Optional.of(sampling.getFirst() & 0x0F) : Optional.empty();
  }

  private boolean isYcbcr() {
    return colours == Colours.YCBCR
        && Set.of(0x11, 0x12, 0x21, 0x22).contains(sampling.getFirst())
        && sampling.subList(1, 3).equals(List.of(0x11, 0x11));
  }

  /// Reads the markers up to the first scan, and all of them if there are several scans.
  ///
  /// @throws org.fovea.pyramid.source.LimitException if there are more scans or metadata than
  ///   allowed
  public static JpegHeader read(FileBytes file, Limits limits) throws IOException {
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
    private boolean jfif;
    private OptionalInt adobeTransform = OptionalInt.empty();
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
      } else if (marker == APP0 && startsWith(at, length, JFIF)) {
        jfif = true;
      } else if (marker == APP14 && length >= 12 && startsWith(at, length, ADOBE)) {
        adobeTransform = OptionalInt.of(file.u8(at + 11));
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
      if (length < 6 || length < 6 + 3 * file.u8(at + 5)) {
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
          colours(),
          components().stream().map(Component::sampling).toList(),
          orientation,
          profile());
    }

    private record Component(int id, int sampling) {}

    private List<Component> components() throws IOException {
      var components = new ArrayList<Component>();
      for (int i = 0; i < file.u8(frameAt + 5); i++) {
        long at = frameAt + 6 + 3L * i;
        components.add(new Component(file.u8(at), file.u8(at + 1)));
      }
      return components;
    }

    private Colours colours() throws IOException {
      var ids = components().stream().map(Component::id).toList();
      if (ids.size() == 1) {
        return Colours.GREY;
      }
      if (ids.size() != 3) {
        return Colours.OTHER;
      }
      if (jfif) {
        return Colours.YCBCR;
      }
      boolean rgb =
          adobeTransform.isPresent()
              ? adobeTransform.getAsInt() == 0
              : ids.equals(List.of((int) 'R', (int) 'G', (int) 'B'));
      return rgb ? Colours.RGB : Colours.YCBCR;
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
