package org.fovea.pyramid.source;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashSet;

/// What the first page of a TIFF or BigTIFF file says (TIFF 6.0, section 2; BigTIFF differs in the
/// width of counts and offsets), and how many pages follow.
///
/// @param width in pixels
/// @param height in pixels
/// @param bits of the first sample
/// @param samples of a pixel
/// @param compression value of tag 259; 1 is none
/// @param photometric value of tag 262
/// @param planar whether each channel is stored by itself
/// @param sampleFormat value of tag 339: 1 unsigned, 2 signed, 3 floating point
/// @param tileWidth of a stored tile; 0 if the page is stored in strips
/// @param blockRows rows of a stored tile or strip
/// @param orientation value of tag 274
/// @param profile whether there is an ICC profile
/// @param pages in the file
record TiffHeader(
    long width,
    long height,
    int bits,
    int samples,
    int compression,
    int photometric,
    boolean planar,
    int sampleFormat,
    long tileWidth,
    long blockRows,
    Orientation orientation,
    boolean profile,
    int pages) {
  private static final int YCBCR = 6;
  private static final int OLD_JPEG = 6;
  private static final int JPEG = 7;

  /// One tile or strip that is larger than this would be unpacked in one piece by any decoder.
  private static final long MAX_TILE_BYTES = 256L << 20;

  boolean tiled() {
    return tileWidth > 0;
  }

  /// Says whether the colours are YCbCr and stored by another way than JPEG.
  boolean hasPlainYcbcr() {
    return photometric == YCBCR && compression != OLD_JPEG && compression != JPEG;
  }

  /// Reads the first page's header and counts the pages.
  ///
  /// @throws MalformedImageException if the chain of pages is damaged
  static TiffHeader read(FileBytes file, Limits limits) throws IOException {
    return new Parser(file, limits).parse();
  }

  /// Checks the size against the limits.
  void check(Limits limits, long fileBytes) throws IOException {
    limits.checkChannels(samples);
    limits.checkSize(width, height);
    limits.checkRatio(width, height, fileBytes, limits.pixelsPerByte());
    if (tiled()) {
      long pixels = Math.multiplyExact(tileWidth, blockRows);
      if (pixels > MAX_TILE_BYTES / Math.max(1, (long) samples * bits / 8)) {
        throw new LimitException(
            "the TIFF file's tiles of "
                + tileWidth
                + " x "
                + blockRows
                + " pixels are larger than the 256 MB that are allowed");
      }
    }
  }

  private static final class Parser {
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int LONG8 = 16;
    private static final int MAX_ENTRIES = 65_535;

    private final FileBytes file;
    private final Limits limits;
    private boolean big;
    private long directory;
    private long entries;

    Parser(FileBytes file, Limits limits) {
      this.file = file;
      this.limits = limits;
    }

    TiffHeader parse() throws IOException {
      file.order(file.u8(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      big = file.u16(2) == 43;
      if (big && file.u16(4) != 8) {
        throw new MalformedImageException(4, "the BigTIFF file has offsets of an unknown size");
      }
      long first = big ? file.u64(8) : file.u32(4);
      int pages = countPages(first);
      openDirectory(first);
      long tileWidth = value(322, 0);
      long height = value(257, 0);
      long rows = tileWidth > 0 ? value(323, 0) : Math.min(height, value(278, height));
      return new TiffHeader(
          value(256, 0),
          height,
          (int) value(258, 1),
          (int) value(277, 1),
          (int) value(259, 1),
          (int) value(262, 0),
          value(284, 1) == 2,
          (int) value(339, 1),
          tileWidth,
          Math.max(1, rows),
          Orientation.of((int) Math.min(9, value(274, 1))),
          find(34675) >= 0,
          pages);
    }

    private int countPages(long first) throws IOException {
      var seen = new HashSet<Long>();
      long at = first;
      while (at != 0) {
        if (!seen.add(at)) {
          throw new MalformedImageException(at, "the pages of the TIFF file run in a circle");
        }
        limits.checkFrames(seen.size());
        openDirectory(at);
        long next = directory + entries * entryBytes();
        if (next > file.size() - (big ? 8 : 4)) {
          break; // the last page's end mark is missing, which harms nobody
        }
        at = big ? file.u64(next) : file.u32(next);
      }
      if (seen.isEmpty()) {
        throw new MalformedImageException(4, "the TIFF file has no page");
      }
      return seen.size();
    }

    private void openDirectory(long at) throws IOException {
      entries = big ? file.u64(at) : file.u16(at);
      directory = at + (big ? 8 : 2);
      if (entries > MAX_ENTRIES || entries * entryBytes() > file.size() - directory) {
        throw new MalformedImageException(at, "a page of the TIFF file is cut off");
      }
    }

    /// Returns where the entry of a tag starts, or -1.
    private long find(int tag) throws IOException {
      for (long i = 0; i < entries; i++) {
        long at = directory + i * entryBytes();
        if (file.u16(at) == tag) {
          return at;
        }
      }
      return -1;
    }

    /// Returns the first number of a tag, or a default if the page has no such tag.
    private long value(int tag, long otherwise) throws IOException {
      long at = find(tag);
      if (at < 0) {
        return otherwise;
      }
      int type = file.u16(at + 2);
      long count = big ? file.u64(at + 4) : file.u32(at + 4);
      int size = type == SHORT ? 2 : type == LONG ? 4 : type == LONG8 ? 8 : 1;
      long inline = at + (big ? 12 : 8);
      boolean fits = count <= (big ? 8 : 4) / size;
      long from = fits ? inline : big ? file.u64(inline) : file.u32(inline);
      return switch (size) {
        case 2 -> file.u16(from);
        case 4 -> file.u32(from);
        case 8 -> file.u64(from);
        default -> file.u8(from);
      };
    }

    private int entryBytes() {
      return big ? 20 : 12;
    }
  }
}
