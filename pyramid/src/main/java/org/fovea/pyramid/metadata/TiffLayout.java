package org.fovea.pyramid.metadata;

import java.io.IOException;
import java.nio.ByteOrder;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.MalformedImageException;

/// Where the directories and entries of a TIFF or BigTIFF file lie, byte by byte, so that they can
/// be read and rewritten. Used by one thread.
public final class TiffLayout {
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
  private static final int BIG = 43;
  private static final int SIGNED_SHORT = 8;
  private static final int SIGNED_LONG = 9;

  private final FileBytes file;
  private final ByteOrder order;
  private final boolean big;

  private TiffLayout(FileBytes file, ByteOrder order, boolean big) {
    this.file = file;
    this.order = order;
    this.big = big;
  }

  /// One entry of a directory.
  ///
  /// @param type of its values, as TIFF 6.0 and BigTIFF number them
  /// @param at where the entry starts, in bytes
  /// @param from where its values start, in bytes
  public record Entry(int tag, int type, long count, long at, long from) {
    /// Returns the bytes that its values take; 0 for a type that is not known.
    public long bytes() {
      int size = valueBytes();
      return size == 0 || count > Long.MAX_VALUE / 8 ? 0 : count * size;
    }

    /// Returns the bytes of one value; 0 for a type that is not known.
    public int valueBytes() {
      return type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
    }
  }

  /// Reads the header; the file's numbers are read in its order from now on.
  public static TiffLayout of(FileBytes file) throws IOException {
    var order = file.u8(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    file.order(order);
    return new TiffLayout(file, order, file.u16(2) == BIG);
  }

  public ByteOrder order() {
    return order;
  }

  /// Says whether it is a BigTIFF.
  public boolean big() {
    return big;
  }

  /// Returns the bytes before the first thing that an offset points to.
  public int headerBytes() {
    return big ? 16 : 8;
  }

  /// Returns where the offset of the first directory stands.
  public long firstAt() {
    return big ? 8 : 4;
  }

  /// Returns the bytes of an offset, and of a value that stands in the entry itself.
  public int offsetBytes() {
    return big ? 8 : 4;
  }

  /// Returns the bytes of the number of entries.
  public int countBytes() {
    return big ? 8 : 2;
  }

  public int entryBytes() {
    return big ? 20 : 12;
  }

  /// Reads an offset.
  public long offset(long at) throws IOException {
    return big ? file.u64(at) : file.u32(at);
  }

  /// Returns the number of entries of a directory, as it says.
  public long count(long directory) throws IOException {
    return big ? file.u64(directory) : file.u16(directory);
  }

  /// Returns where the offset of the directory after this one stands.
  public long nextAt(long directory) throws IOException {
    return directory + countBytes() + count(directory) * entryBytes();
  }

  /// Reads an entry.
  ///
  /// @param index from 0, below [#count]
  public Entry entry(long directory, long index) throws IOException {
    long at = directory + countBytes() + index * entryBytes();
    long count = offset(at + 4);
    var inline =
        new Entry(file.u16(at), file.u16(at + 2), count, at, at + entryBytes() - offsetBytes());
    if (inline.bytes() <= offsetBytes()) {
      return inline;
    }
    return new Entry(inline.tag, inline.type, count, at, offset(inline.from));
  }

  /// Reads a whole number.
  ///
  /// @return 0 for a type that is not known
  /// @throws MalformedImageException if it lies outside the file
  public long number(Entry entry, long index) throws IOException {
    int size = entry.valueBytes();
    long at = entry.from + index * size;
    return switch (size) {
      case 1 -> file.u8(at);
      case 2 -> entry.type == SIGNED_SHORT ? (short) file.u16(at) : file.u16(at);
      case 4 -> entry.type == SIGNED_LONG ? (int) file.u32(at) : file.u32(at);
      case 8 -> file.bits64(at);
      default -> 0;
    };
  }
}
