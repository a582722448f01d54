package org.fovea.pyramid.szi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The index at the end of a ZIP file, classic or ZIP64 (APPNOTE 6.3.10, sections 4.3.12 to
/// 4.3.16). Everything it says is checked against the size of the file before it is believed.
final class CentralDirectory {
  static final int LOCAL_SIGNATURE = 0x04034b50;
  static final int ENTRY_SIGNATURE = 0x02014b50;
  static final int END_SIGNATURE = 0x06054b50;
  static final int END64_SIGNATURE = 0x06064b50;
  static final int LOCATOR_SIGNATURE = 0x07064b50;
  static final int LOCAL_BYTES = 30;
  static final int ENTRY_BYTES = 46;
  static final int END_BYTES = 22;
  static final int END64_BYTES = 56;
  static final int LOCATOR_BYTES = 20;
  static final long MAX_32 = 0xFFFF_FFFFL;
  static final int MAX_16 = 0xFFFF;

  static final ValueLayout.OfShort U16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt U32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong U64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment file;
  private final long entries;
  private final long start;
  private final long end;

  private CentralDirectory(MemorySegment file, long entries, long start, long bytes) {
    this.file = file;
    this.entries = entries;
    this.start = start;
    this.end = start + bytes;
  }

  /// One file in the ZIP.
  ///
  /// @param at where its index entry starts
  /// @param name path inside the ZIP
  /// @param header where its local header starts
  /// @param size of its data in bytes
  record Entry(long at, String name, long header, long size) {}

  /// What to do with each entry, in the order of the index.
  interface Visitor {
    void visit(Entry entry) throws MalformedPyramidException;
  }

  /// Finds the index of a file.
  ///
  /// @param file the whole file
  static CentralDirectory find(MemorySegment file) throws MalformedPyramidException {
    long at = findEnd(file);
    long entries = u16(file, at + 10);
    long bytes = u32(file, at + 12);
    long start = u32(file, at + 16);
    long limit = at;
    if (entries == MAX_16 || bytes == MAX_32 || start == MAX_32) {
      limit = findEnd64(file, at);
      entries = file.get(U64, limit + 32);
      bytes = file.get(U64, limit + 40);
      start = file.get(U64, limit + 48);
    }
    if (start < 0 || bytes < 0 || start > limit || bytes > limit - start) {
      throw new MalformedPyramidException(at, "index of the pyramid file lies outside the file");
    }
    if (entries < 0 || entries > bytes / ENTRY_BYTES) {
      throw new MalformedPyramidException(at, "index of the pyramid file is too short");
    }
    return new CentralDirectory(file, entries, start, bytes);
  }

  /// Visits all entries in order.
  void forEach(Visitor visitor) throws MalformedPyramidException {
    long at = start;
    for (long i = 0; i < entries; i++) {
      at = visit(at, visitor);
    }
  }

  private long visit(long at, Visitor visitor) throws MalformedPyramidException {
    if (at > end - ENTRY_BYTES || file.get(U32, at) != ENTRY_SIGNATURE) {
      throw new MalformedPyramidException(at, "index entry expected");
    }
    int nameBytes = u16(file, at + 28);
    int extraBytes = u16(file, at + 30);
    long next = at + ENTRY_BYTES + nameBytes + extraBytes + u16(file, at + 32);
    if (next > end) {
      throw new MalformedPyramidException(at, "index entry is longer than the index");
    }
    var entry = entry(at, nameBytes, extraBytes);
    if (entry.header() < 0
        || entry.size() < 0
        || entry.header() > start - LOCAL_BYTES - nameBytes
        || entry.size() > start - LOCAL_BYTES - nameBytes - entry.header()) {
      throw new MalformedPyramidException(at, "entry " + entry.name() + " lies outside the file");
    }
    visitor.visit(entry);
    return next;
  }

  private Entry entry(long at, int nameBytes, int extraBytes) throws MalformedPyramidException {
    var name = new String(bytes(at + ENTRY_BYTES, nameBytes), StandardCharsets.UTF_8);
    long packed = u32(file, at + 20);
    long size = u32(file, at + 24);
    long header = u32(file, at + 42);
    if (size == MAX_32 || packed == MAX_32 || header == MAX_32) {
      long extra = findExtra64(at, at + ENTRY_BYTES + nameBytes, extraBytes);
      int wanted = 8 * (count(size) + count(packed) + count(header));
      if (u16(file, extra + 2) < wanted) {
        throw new MalformedPyramidException(at, "entry " + name + " lacks its 64-bit sizes");
      }
      long field = extra + 4;
      if (size == MAX_32) {
        size = file.get(U64, field);
        field += 8;
      }
      if (packed == MAX_32) {
        packed = file.get(U64, field);
        field += 8;
      }
      header = header == MAX_32 ? file.get(U64, field) : header;
    }
    boolean stored = u16(file, at + 10) == 0 && packed == size;
    boolean encrypted = (u16(file, at + 8) & 1) != 0;
    if (!stored || encrypted) {
      throw new MalformedPyramidException(
          at, "entry " + name + " is compressed or encrypted, and a pyramid file stores");
    }
    return new Entry(at, name, header, size);
  }

  private long findExtra64(long at, long from, int bytes) throws MalformedPyramidException {
    long extra = from;
    while (extra + 4 <= from + bytes) {
      int length = u16(file, extra + 2);
      if (extra + 4 + length > from + bytes) {
        break;
      }
      if (u16(file, extra) == 1) {
        return extra;
      }
      extra += 4 + length;
    }
    throw new MalformedPyramidException(at, "index entry lacks its 64-bit field");
  }

  private static long findEnd(MemorySegment file) throws MalformedPyramidException {
    long last = file.byteSize() - END_BYTES;
    for (long at = last; at >= Math.max(0, last - MAX_16); at--) {
      if (file.get(U32, at) == END_SIGNATURE
          && at + END_BYTES + u16(file, at + 20) == last + END_BYTES) {
        return at;
      }
    }
    throw new MalformedPyramidException(
        file.byteSize(), "no index at the end: not a pyramid file, or cut off");
  }

  private static long findEnd64(MemorySegment file, long end) throws MalformedPyramidException {
    long locator = end - LOCATOR_BYTES;
    if (locator < 0 || file.get(U32, locator) != LOCATOR_SIGNATURE) {
      throw new MalformedPyramidException(end, "64-bit index of the pyramid file is missing");
    }
    long at = file.get(U64, locator + 8);
    if (at < 0 || at > locator - END64_BYTES || file.get(U32, at) != END64_SIGNATURE) {
      throw new MalformedPyramidException(locator, "64-bit index of the pyramid file is damaged");
    }
    return at;
  }

  private byte[] bytes(long from, int length) {
    return file.asSlice(from, length).toArray(JAVA_BYTE);
  }

  private static int count(long field) {
    return field == MAX_32 ? 1 : 0;
  }

  static int u16(MemorySegment file, long at) {
    return Short.toUnsignedInt(file.get(U16, at));
  }

  static long u32(MemorySegment file, long at) {
    return Integer.toUnsignedLong(file.get(U32, at));
  }
}
