package org.fovea.pyramid.decode.tiff;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.UnsupportedImageException;

/// The JPEG file of one block: the tables of the page and the data of the block put together (TIFF
/// Technical Note 2), every marker left out that is not needed to show it.
final class TiffJpeg {
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int DHT = 0xC4;
  private static final int DQT = 0xDB;
  private static final int DRI = 0xDD;
  private static final byte[] JFIF = {
    (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
  };
  private static final byte[] ADOBE_WITHOUT_TRANSFORM = {
    (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
  };

  private final byte[] file;
  private final int width;
  private final int height;
  private final int components;
  private final int process;
  private final boolean halved;

  private TiffJpeg(Joiner joiner) {
    this.file = joiner.out.toByteArray();
    this.width = joiner.width;
    this.height = joiner.height;
    this.components = joiner.components;
    this.process = joiner.process;
    this.halved = joiner.halved;
  }

  /// Returns a file that any decoder of JPEG reads.
  byte[] file() {
    return file;
  }

  /// Returns the width in pixels.
  int width() {
    return width;
  }

  /// Returns the height in pixels.
  int height() {
    return height;
  }

  /// Returns the components of a pixel.
  int components() {
    return components;
  }

  /// Returns the low four bits of the frame marker: 0 baseline, 1 extended, 2 progressive.
  int process() {
    return process;
  }

  /// Says whether it is 4:2:0: the second and third component have half the width and height.
  boolean halved() {
    return halved;
  }

  /// What says which colours the components are.
  enum Colours {
    /// One component, or three of YCbCr.
    JFIF,
    /// Red, green and blue.
    RGB,
    /// Whatever the page says: components come out as they are.
    BARE
  }

  /// Puts the file of a block together.
  ///
  /// @param tables tag 347 of the page; empty if it has none
  /// @param block JPEG data of a block
  /// @param place of the block, for messages
  /// @throws MalformedImageException if a marker is damaged
  /// @throws LimitException if there are more scans than allowed
  /// @throws UnsupportedImageException if the JPEG data are of a rare kind
  static TiffJpeg join(
      Optional<byte[]> tables, byte[] block, Colours colours, Place place, Limits limits)
      throws MalformedImageException, LimitException, UnsupportedImageException {
    var joiner = new Joiner(place, limits, tables.map(t -> t.length).orElse(0) + block.length);
    joiner.out.write(0xFF);
    joiner.out.write(SOI);
    switch (colours) {
      case JFIF -> joiner.out.writeBytes(JFIF);
      case RGB -> joiner.out.writeBytes(ADOBE_WITHOUT_TRANSFORM);
      case BARE -> {} // decoders take four components as they are
    }
    if (tables.isPresent()) {
      joiner.copy(tables.get());
    }
    joiner.copy(block);
    return joiner.finish();
  }

  /// Where JPEG data are, for messages.
  ///
  /// @param at offset in the file
  /// @param name of the block
  record Place(long at, String name) {}

  private static final class Joiner {
    private final Place place;
    private final Limits limits;
    private final ByteArrayOutputStream out;
    private int width;
    private int height;
    private int components;
    private int process = -1;
    private boolean halved;
    private int scans;

    Joiner(Place place, Limits limits, int bytes) {
      this.place = place;
      this.limits = limits;
      this.out = new ByteArrayOutputStream(bytes + 64);
    }

    void copy(byte[] data)
        throws MalformedImageException, LimitException, UnsupportedImageException {
      int at = 0;
      while (at < data.length - 1) {
        if (data[at] != (byte) 0xFF) {
          throw damaged(at, "has no marker where one is due");
        }
        int marker = data[at + 1] & 0xFF;
        if (marker == 0xFF) {
          at++; // a fill byte
        } else if (marker == EOI) {
          return;
        } else if (marker == SOI) {
          at += 2;
        } else {
          at = segment(data, at, marker);
        }
      }
    }

    /// Copies or leaves out a segment and returns where the next one starts.
    private int segment(byte[] data, int at, int marker)
        throws MalformedImageException, LimitException, UnsupportedImageException {
      int length = at + 4 > data.length ? 0 : u16(data, at + 2);
      int end = at + 2 + length;
      if (length < 2 || end > data.length) {
        throw damaged(at, "is cut off");
      }
      if (marker == DHT || marker == DQT || marker == DRI) {
        out.write(data, at, end - at);
      } else if (marker >= 0xC0 && marker <= 0xCF) {
        frame(data, at, length, marker & 0x0F);
        out.write(data, at, end - at);
      } else if (marker == SOS) {
        limits.checkScans(++scans);
        end = scanEnd(data, end);
        out.write(data, at, end - at);
      }
      return end;
    }

    private void frame(byte[] data, int at, int length, int frameProcess)
        throws MalformedImageException, UnsupportedImageException {
      if (frameProcess > 2) {
        throw new UnsupportedImageException(
            "the TIFF file's JPEG data are of a rare kind (process " + frameProcess + ")");
      }
      if (process >= 0 || length < 8) {
        throw damaged(at, "has two frame headers or a short one");
      }
      process = frameProcess;
      int precision = data[at + 4] & 0xFF;
      height = u16(data, at + 5);
      width = u16(data, at + 7);
      components = data[at + 9] & 0xFF;
      if (precision != 8) {
        throw new UnsupportedImageException(
            "the TIFF file's JPEG data have " + precision + " bits, which no decoder here reads");
      }
      if (height == 0 || width == 0 || length < 8 + 3 * components) {
        throw damaged(at, "does not say how large it is");
      }
      halved =
          components == 3
              && data[at + 11] == 0x22
              && data[at + 14] == 0x11
              && data[at + 17] == 0x11;
    }

    /// Returns where the coded data of a scan end: at the next marker that is no restart.
    private static int scanEnd(byte[] data, int from) {
      for (int at = from; at < data.length - 1; at++) {
        if (data[at] == (byte) 0xFF) {
          int next = data[at + 1] & 0xFF;
          if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
            return at;
          }
        }
      }
      return data.length;
    }

    TiffJpeg finish() throws MalformedImageException, LimitException {
      if (process < 0 || scans == 0) {
        throw damaged(0, "has no picture in it");
      }
      if (process == 2 || scans > 1) {
        limits.checkPasses(width, height, scans);
      }
      out.write(0xFF);
      out.write(EOI);
      return new TiffJpeg(this);
    }

    private MalformedImageException damaged(int at, String fault) {
      return new MalformedImageException(
          place.at() + at, "the JPEG data of the TIFF file's " + place.name() + " " + fault);
    }

    private static int u16(byte[] data, int at) {
      return ((data[at] & 0xFF) << 8) | (data[at + 1] & 0xFF);
    }
  }
}
