package org.fovea.pyramid.decode.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.MalformedImageException;

/// Gives the rows of one block after the other, unpacked but otherwise as they are stored. Memory
/// does not depend on the size of a block. Used by one thread.
final class TiffUnpacker implements AutoCloseable {
  private static final int INFLATER_BYTES = 16 << 10;

  private final TiffCompression compression;
  private final TiffInput input;
  private final TiffLzw lzw;
  private final TiffPackBits packBits;
  private final Inflater inflater = new Inflater();
  private InputStream rows;
  private String name = "";
  private boolean empty;

  TiffUnpacker(FileBytes file, TiffCompression compression, boolean lowBitFirst) {
    this.compression = compression;
    this.input = new TiffInput(file, lowBitFirst);
    this.lzw = new TiffLzw(input);
    this.packBits = new TiffPackBits(input);
    this.rows = input;
  }

  /// Goes to the first row of a block.
  ///
  /// @param block its name, for messages
  void open(TiffBlocks.Range range, String block) throws IOException {
    name = block;
    empty = range.empty();
    input.open(range);
    switch (compression) {
      case NONE -> rows = input;
      case LZW -> {
        lzw.open();
        rows = lzw;
      }
      case DEFLATE -> {
        inflater.reset();
        rows = new InflaterInputStream(input, inflater, INFLATER_BYTES);
      }
      case PACK_BITS -> {
        packBits.open();
        rows = packBits;
      }
      case JPEG -> throw new IllegalStateException("JPEG gives pixels, not rows of samples");
    }
  }

  /// Reads the next row; the samples of an empty block are zero.
  ///
  /// @throws MalformedImageException if the block ends before it or is damaged
  void read(byte[] row, int bytes) throws IOException {
    if (empty) {
      Arrays.fill(row, 0, bytes, (byte) 0);
      return;
    }
    try {
      if (rows.readNBytes(row, 0, bytes) < bytes) {
        throw endsEarly();
      }
    } catch (EOFException e) {
      throw endsEarly();
    } catch (ZipException e) {
      throw new MalformedImageException(
          "the TIFF file's " + name + " is damaged near byte " + input.offset(), e);
    }
  }

  private MalformedImageException endsEarly() {
    return new MalformedImageException(input.offset(), "the TIFF file's " + name + " ends early");
  }

  @Override
  public void close() {
    inflater.end();
  }
}
