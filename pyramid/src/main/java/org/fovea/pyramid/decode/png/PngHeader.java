package org.fovea.pyramid.decode.png;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.fovea.pyramid.colour.ColourTransform;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.ExifOrientation;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.Orientation;
import org.fovea.pyramid.source.SourceFormat;

/// What the chunks before the pixels of a PNG file say (PNG third edition, section 11).
///
/// @param width in pixels
/// @param height in pixels
/// @param depth bits of a sample: 1, 2, 4, 8 or 16
/// @param colourType 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha
/// @param interlaced whether the rows come in seven passes
/// @param palette red, green, blue of each colour; empty unless `colourType` is 3
/// @param transparency the `tRNS` chunk; empty if there is none
/// @param profile the ICC profile, unpacked
/// @param orientation of the EXIF chunk
/// @param frames of an animation; 1 otherwise
/// @param dataAt where the first `IDAT` chunk starts, in bytes
public record PngHeader(
    long width,
    long height,
    int depth,
    int colourType,
    boolean interlaced,
    ByteBuffer palette,
    ByteBuffer transparency,
    Optional<byte[]> profile,
    Orientation orientation,
    int frames,
    long dataAt) {
  static final int PALETTE = 3;
  static final int CHUNK_OVERHEAD = 12; // length, type, checksum
  static final int IDAT = 0x49444154;
  static final int IEND = 0x49454E44;
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504C5445;
  private static final int TRNS = 0x74524E53;
  private static final int ICCP = 0x69434350;
  private static final int EXIF = 0x65584966;
  private static final int ACTL = 0x6163544C;
  private static final int SIGNATURE_BYTES = 8;
  private static final int IHDR_BYTES = 13;
  private static final int MAX_KEYWORD = 79;

  /// Returns the samples of a pixel as stored.
  public int channels() {
    return switch (colourType) {
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> 1;
    };
  }

  /// Returns the format that pixels of this file become.
  PixelFormat format() {
    int opaque =
        switch (colourType) {
          case 2, 3, 6 -> 3;
          default -> 1;
        };
    boolean alpha = colourType >= 4 || transparency.hasRemaining();
    return PixelFormat.ofChannels(opaque + (alpha ? 1 : 0));
  }

  /// Returns the samples of the colour that is transparent; empty if there is none.
  int[] transparentColour() {
    var samples = new int[colourType == PALETTE ? 0 : transparency.remaining() / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Short.toUnsignedInt(transparency.getShort(2 * i));
    }
    return samples;
  }

  /// Returns the way from the profile to sRGB; empty if there is nothing to do.
  Optional<ColourTransform> colours() {
    int colours = format().opaque().channels();
    return profile.flatMap(data -> ColourTransform.of(data, colours));
  }

  /// Returns what a source tells of this file.
  ///
  /// @param profiled whether the profile is applied
  ImageHeader header(boolean profiled) {
    return new ImageHeader(
        width,
        height,
        format(),
        SourceFormat.PNG,
        depth,
        channels(),
        frames,
        orientation,
        profiled,
        Decoder.JAVA);
  }

  /// Reads the chunks up to the pixels.
  public static PngHeader read(FileBytes file, Limits limits) throws IOException {
    return new Parser(file, limits).parse();
  }

  private static final class Parser {
    private final FileBytes file;
    private final Limits limits;
    private byte[] palette = new byte[0];
    private byte[] transparency = new byte[0];
    private Optional<byte[]> profile = Optional.empty();
    private boolean profileSeen;
    private Orientation orientation = Orientation.UPRIGHT;
    private int frames = 1;

    Parser(FileBytes file, Limits limits) {
      this.file = file;
      this.limits = limits;
    }

    PngHeader parse() throws IOException {
      long at = SIGNATURE_BYTES;
      if (file.u32(at + 4) != IHDR || file.u32(at) != IHDR_BYTES) {
        throw new MalformedImageException(at, "the PNG file does not start with its header");
      }
      while (true) {
        long length = file.u32(at);
        int type = (int) file.u32(at + 4);
        if (type == IDAT) {
          return header(at);
        }
        if (type == IEND) {
          throw new MalformedImageException(at, "the PNG file has no picture in it");
        }
        if (length > file.size() - at - CHUNK_OVERHEAD) {
          throw new MalformedImageException(at, "a chunk of the PNG file is longer than the file");
        }
        chunk(type, at + 8, length);
        at += length + CHUNK_OVERHEAD;
      }
    }

    private void chunk(int type, long at, long length) throws IOException {
      if (type == PLTE) {
        if (length > 768 || length % 3 != 0) {
          throw new MalformedImageException(at, "the PNG palette has an impossible length");
        }
        palette = file.bytes(at, (int) length);
      } else if (type == TRNS) {
        transparency = file.bytes(at, (int) Math.min(length, 256));
      } else if (type == ICCP && !profileSeen) { // more than one would only cost time
        profileSeen = true;
        limits.checkMetadata(length);
        profile = unpackProfile(file.bytes(at, (int) length));
      } else if (type == EXIF) {
        limits.checkMetadata(length);
        orientation = ExifOrientation.find(file.bytes(at, (int) length));
      } else if (type == ACTL && length == 8) {
        frames = Math.clamp(file.u32(at), 1, Integer.MAX_VALUE);
      }
    }

    private PngHeader header(long dataAt) throws IOException {
      long at = SIGNATURE_BYTES + 8L;
      long width = file.u32(at);
      long height = file.u32(at + 4);
      int depth = file.u8(at + 8);
      int colourType = file.u8(at + 9);
      requireKnown(at, depth, colourType);
      if (file.u8(at + 10) != 0 || file.u8(at + 11) != 0 || file.u8(at + 12) > 1) {
        throw new MalformedImageException(at, "the PNG header asks for an unknown method");
      }
      if (colourType == PALETTE && palette.length == 0) {
        throw new MalformedImageException(dataAt, "the PNG file lacks its palette");
      }
      int key = colourType == 0 ? 2 : colourType == 2 ? 6 : 0;
      if (colourType != PALETTE && transparency.length != key) {
        transparency = new byte[0]; // not allowed here, and ignored by every viewer
      }
      return new PngHeader(
          width,
          height,
          depth,
          colourType,
          file.u8(at + 12) == 1,
          ByteBuffer.wrap(palette).asReadOnlyBuffer(),
          ByteBuffer.wrap(transparency).asReadOnlyBuffer(),
          profile,
          orientation,
          frames,
          dataAt);
    }

    private static void requireKnown(long at, int depth, int colourType)
        throws MalformedImageException {
      boolean known =
          switch (colourType) {
            case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case 2, 4, 6 -> depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            default -> false;
          };
      if (!known) {
        throw new MalformedImageException(
            at,
            "the PNG header names the impossible colour type "
                + colourType
                + " of "
                + depth
                + " bits");
      }
    }

    /// Returns the profile; empty if it does not unpack, for then the picture is shown without.
    private Optional<byte[]> unpackProfile(byte[] chunk) throws LimitException {
      int name = 0;
      while (name < chunk.length && name <= MAX_KEYWORD && chunk[name] != 0) {
        name++;
      }
      if (name + 2 >= chunk.length) {
        return Optional.empty();
      }
      var unpacked = new byte[(int) limits.metadataBytes()];
      try (var inflater = new Inflater()) {
        inflater.setInput(chunk, name + 2, chunk.length - name - 2);
        int length = inflater.inflate(unpacked);
        if (!inflater.finished()) {
          limits.checkMetadata(inflater.needsInput() ? length : limits.metadataBytes() + 1);
          return Optional.empty();
        }
        return Optional.of(Arrays.copyOf(unpacked, length));
      } catch (DataFormatException e) {
        return Optional.empty();
      }
    }
  }
}
