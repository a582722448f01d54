package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.util.Arrays;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.MalformedImageException;

/// Where the blocks of a page are in the file: its tiles, or its strips, which are blocks as wide
/// as the page. Offsets and lengths are read as they are needed, for there may be millions. Used by
/// one thread.
final class TiffBlocks {
  /// One tile that is larger than this would be unpacked in one piece.
  private static final long MAX_TILE_BYTES = 256L << 20;

  private final FileBytes file;
  private final TiffDirectory directory;
  private final boolean tiled;
  private final long width;
  private final long height;
  private final long blockWidth;
  private final long blockRows;
  private final int planes;
  private final long sliceAt; // of the only block of a slice, or -1
  private final Window[] offsets;
  private final Window[] lengths;

  /// Bytes of the file.
  ///
  /// @param length 0 if the file leaves the block out: all its samples are zero
  record Range(long at, long length) {
    boolean empty() {
      return length == 0;
    }

    /// Returns the same place, cut to some bytes.
    Range atMost(long bytes) {
      return new Range(at, Math.min(length, bytes));
    }
  }

  private TiffBlocks(
      FileBytes file,
      TiffDirectory directory,
      long width,
      long height,
      long blockWidth,
      long blockRows,
      int planes,
      long sliceAt) {
    this.file = file;
    this.directory = directory;
    this.tiled = directory.has(TiffTag.TILE_WIDTH);
    this.width = width;
    this.height = height;
    this.blockWidth = blockWidth;
    this.blockRows = blockRows;
    this.planes = planes;
    this.sliceAt = sliceAt;
    this.offsets = new Window[planes];
    this.lengths = new Window[planes];
    Arrays.setAll(offsets, plane -> new Window(offsetTag()));
    Arrays.setAll(lengths, plane -> new Window(lengthTag()));
  }

  /// Reads the size of the blocks.
  ///
  /// @param width of the page in pixels, within the limits
  /// @param planes 1 if the samples of a pixel are together, otherwise their number
  /// @throws MalformedImageException if there are fewer blocks than the page needs
  static TiffBlocks read(
      FileBytes file, TiffDirectory directory, long width, long height, int planes)
      throws IOException {
    boolean tiled = directory.has(TiffTag.TILE_WIDTH);
    long blockWidth = tiled ? directory.number(TiffTag.TILE_WIDTH, 0) : width;
    long rows = directory.number(tiled ? TiffTag.TILE_LENGTH : TiffTag.ROWS_PER_STRIP, height);
    long blockRows = tiled ? rows : rows == 0 ? height : Math.min(rows, height);
    if (blockWidth < 1 || blockRows < 1) {
      throw new MalformedImageException(
          directory.offset(TiffTag.TILE_WIDTH), "the TIFF file's tiles have no size");
    }
    var blocks = new TiffBlocks(file, directory, width, height, blockWidth, blockRows, planes, -1);
    long needed = Math.multiplyExact(blocks.across() * blocks.down(), planes);
    if (directory.count(blocks.offsetTag()) < needed) {
      throw new MalformedImageException(
          directory.offset(blocks.offsetTag()),
          "the TIFF file says where "
              + directory.count(blocks.offsetTag())
              + " of its "
              + needed
              + " "
              + (tiled ? "tiles" : "strips")
              + " are");
    }
    return blocks;
  }

  /// Checks the size of a tile.
  ///
  /// @param bits of a pixel
  void check(long bits) throws LimitException {
    long bytes = Math.multiplyHigh(blockWidth, blockRows) > 0 ? -1 : blockWidth * blockRows;
    if (tiled && (bytes < 0 || bytes > MAX_TILE_BYTES * 8 / bits)) {
      throw new LimitException(
          "the TIFF file's tiles of "
              + blockWidth
              + " x "
              + blockRows
              + " pixels are larger than the 256 MB that are allowed");
    }
  }

  /// Returns the only block of a slice, see [TiffFile#slices()].
  TiffBlocks slice(int slice, long bytes) throws IOException {
    long at = directory.number(TiffTag.STRIP_OFFSETS, 0) + slice * bytes;
    return new TiffBlocks(file, directory, width, height, width, height, planes, at);
  }

  boolean tiled() {
    return tiled;
  }

  /// Returns the width of a block in pixels; the last tile of a row may reach beyond the page.
  long width() {
    return blockWidth;
  }

  /// Returns the rows of a block; the last strip may have fewer.
  long rows() {
    return blockRows;
  }

  /// Returns the number of blocks in a row.
  long across() {
    return Math.ceilDiv(width, blockWidth);
  }

  /// Returns the number of rows of blocks.
  long down() {
    return Math.ceilDiv(height, blockRows);
  }

  int planes() {
    return planes;
  }

  /// Returns the name and number of a block, for messages.
  String name(long column, long row) {
    return tiled ? "tile " + (row * across() + column) : "strip " + row;
  }

  /// Returns where a block is.
  ///
  /// @throws MalformedImageException if it is outside the file
  Range range(int plane, long column, long row) throws IOException {
    if (sliceAt >= 0) {
      return new Range(sliceAt, file.size() - sliceAt);
    }
    long index = (plane * down() + row) * across() + column;
    long at = offsets[plane].get(index);
    long length = directory.has(lengthTag()) ? lengths[plane].get(index) : 0;
    if (at == 0 && length == 0) {
      return new Range(0, 0);
    }
    if (length == 0) {
      length = file.size(); // careless writers leave it out
    }
    if (length < 0 || at < 0 || at >= file.size()) {
      throw new MalformedImageException(
          directory.offset(offsetTag()),
          "the TIFF file's " + name(column, row) + " is said to be outside the file");
    }
    return new Range(at, Math.min(length, file.size() - at));
  }

  /// Returns the bytes that all blocks take, at most those of the file.
  long storedBytes() throws IOException {
    if (sliceAt >= 0 || !directory.has(lengthTag())) {
      return file.size();
    }
    long bytes = 0;
    var window = new Window(lengthTag());
    for (long i = 0; i < directory.count(lengthTag()) && bytes < file.size(); i++) {
      bytes += Math.clamp(window.get(i), 0, file.size());
    }
    return bytes == 0 ? file.size() : Math.min(bytes, file.size());
  }

  private int offsetTag() {
    // Some writers name tiles by the tags of strips.
    return tiled && directory.has(TiffTag.TILE_OFFSETS)
        ? TiffTag.TILE_OFFSETS
        : TiffTag.STRIP_OFFSETS;
  }

  private int lengthTag() {
    return tiled && directory.has(TiffTag.TILE_BYTE_COUNTS)
        ? TiffTag.TILE_BYTE_COUNTS
        : TiffTag.STRIP_BYTE_COUNTS;
  }

  /// Some values of a long tag.
  private final class Window {
    private static final int VALUES = 1024;

    private final int tag;
    private long from;
    private long[] values = new long[0];

    Window(int tag) {
      this.tag = tag;
    }

    long get(long index) throws IOException {
      if (index < from || index >= from + values.length) {
        int count = (int) Math.min(VALUES, directory.count(tag) - index);
        values = directory.numbers(tag, index, Math.max(1, count));
        from = index;
      }
      return values[(int) (index - from)];
    }
  }
}
