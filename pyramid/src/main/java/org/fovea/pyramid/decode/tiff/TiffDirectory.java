package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.jspecify.annotations.Nullable;

/// The tags of one page of a TIFF or BigTIFF file (TIFF 6.0, section 2; BigTIFF differs in the
/// width of counts and offsets). Values are read when they are asked for, so that a nonsensical tag
/// harms only who needs it. Used by one thread.
final class TiffDirectory {
  private static final int MAX_ENTRIES = 4096; // the standard names fewer than 200 tags
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int BYTE = 1;
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int SBYTE = 6;
  private static final int UNDEFINED = 7;
  private static final int SSHORT = 8;
  private static final int SLONG = 9;
  private static final int SRATIONAL = 10;
  private static final int FLOAT = 11;
  private static final int DOUBLE = 12;
  private static final int IFD = 13;
  private static final int LONG8 = 16;
  private static final int SLONG8 = 17;
  private static final int IFD8 = 18;

  private final FileBytes file;
  private final long next;
  private final Map<Integer, Entry> entries;

  /// @param count of values
  /// @param at offset of the first value in the file
  private record Entry(int type, long count, long at) {}

  private TiffDirectory(FileBytes file, long next, Map<Integer, Entry> entries) {
    this.file = file;
    this.next = next;
    this.entries = entries;
  }

  /// Reads the directory at an offset.
  ///
  /// @param big whether the file is a BigTIFF
  /// @throws MalformedImageException if it lies outside the file or is impossibly long
  static TiffDirectory read(FileBytes file, boolean big, long at) throws IOException {
    long count = big ? file.u64(at) : file.u16(at);
    long start = at + (big ? 8 : 2);
    int entryBytes = big ? 20 : 12;
    if (count > MAX_ENTRIES || count * entryBytes > file.size() - start) {
      throw new MalformedImageException(at, "a page of the TIFF file is cut off");
    }
    var entries = new HashMap<Integer, Entry>();
    for (long entry = start; entry < start + count * entryBytes; entry += entryBytes) {
      int type = file.u16(entry + 2);
      int size = size(type);
      if (size > 0) {
        long values = big ? file.u64(entry + 4) : file.u32(entry + 4);
        long inline = entry + (big ? 12 : 8);
        boolean fits = values <= (big ? 8 : 4) / size;
        long from = fits ? inline : big ? file.u64(inline) : file.u32(inline);
        entries.putIfAbsent(file.u16(entry), new Entry(type, values, from));
      }
    }
    return new TiffDirectory(file, next(file, big, start + count * entryBytes), entries);
  }

  private static long next(FileBytes file, boolean big, long at) throws IOException {
    if (at > file.size() - (big ? 8 : 4)) {
      return 0; // the last page's end mark is missing, which harms nobody
    }
    return big ? file.u64(at) : file.u32(at);
  }

  /// Returns the offset of the next page's directory, or 0.
  long next() {
    return next;
  }

  boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /// Returns how many values a tag has; 0 if the page has no such tag.
  long count(int tag) {
    var entry = entries.get(tag);
    return entry == null ? 0 : entry.count;
  }

  /// Returns where the values of a tag start in the file.
  long offset(int tag) {
    var entry = entries.get(tag);
    return entry == null ? MalformedImageException.UNKNOWN : entry.at;
  }

  /// Returns the first value of a tag as a whole number, or a default if the page has no such tag.
  long number(int tag, long otherwise) throws IOException {
    var entry = entries.get(tag);
    return entry == null || entry.count == 0 ? otherwise : number(entry, 0, tag);
  }

  /// Returns some of a tag's values as whole numbers.
  ///
  /// @param from index of the first one
  /// @throws MalformedImageException if the tag has fewer
  long[] numbers(int tag, long from, int count) throws IOException {
    var entry = require(tag, from, count);
    var numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number(entry, from + i, tag);
    }
    return numbers;
  }

  /// Returns some of a tag's values as real numbers.
  ///
  /// @throws MalformedImageException if the tag has fewer
  double[] reals(int tag, int count) throws IOException {
    var entry = require(tag, 0, count);
    var reals = new double[count];
    for (int i = 0; i < count; i++) {
      long at = entry.at + (long) i * size(entry.type);
      reals[i] =
          switch (entry.type) {
            case RATIONAL -> (double) file.u32(at) / file.u32(at + 4);
            case SRATIONAL -> (double) (int) file.u32(at) / (int) file.u32(at + 4);
            case FLOAT -> Float.intBitsToFloat((int) file.u32(at));
            case DOUBLE -> Double.longBitsToDouble(file.bits64(at));
            default -> number(entry, i, tag);
          };
    }
    return reals;
  }

  /// Returns the bytes of a tag; empty if the page has no such tag.
  ///
  /// @throws org.fovea.pyramid.source.LimitException if there are more of them than metadata may
  ///   have
  byte[] bytes(int tag, Limits limits) throws IOException {
    var entry = entries.get(tag);
    if (entry == null) {
      return new byte[0];
    }
    long length = Math.multiplyExact(entry.count, (long) size(entry.type));
    limits.checkMetadata(length);
    return file.bytes(entry.at, (int) length);
  }

  /// Returns the text of a tag, or its first megabyte; empty if there is none in the file.
  String text(int tag) throws IOException {
    return text(tag, LONGEST_TEXT);
  }

  /// Returns the first bytes of a text; empty if there is none in the file.
  String text(int tag, int most) throws IOException {
    var entry = entries.get(tag);
    if (entry == null || size(entry.type) != 1) {
      return "";
    }
    int length = (int) Math.min(entry.count, most);
    if (entry.at > file.size() - length) {
      return "";
    }
    return new String(file.bytes(entry.at, length), StandardCharsets.UTF_8);
  }

  private Entry require(int tag, long from, int count) throws MalformedImageException {
    @Nullable Entry entry = entries.get(tag);
    if (entry == null || entry.count < from + count) {
      throw new MalformedImageException(
          entry == null ? MalformedImageException.UNKNOWN : entry.at,
          "the TIFF file's tag " + tag + " is missing or has too few values");
    }
    return entry;
  }

  private long number(Entry entry, long index, int tag) throws IOException {
    long at = entry.at + index * size(entry.type);
    return switch (entry.type) {
      case BYTE, UNDEFINED -> file.u8(at);
      case SBYTE -> (byte) file.u8(at);
      case SHORT -> file.u16(at);
      case SSHORT -> (short) file.u16(at);
      case LONG, IFD -> file.u32(at);
      case SLONG -> (int) file.u32(at);
      case LONG8, IFD8 -> file.u64(at);
      case SLONG8 -> file.bits64(at);
      default ->
          throw new MalformedImageException(
              at, "the TIFF file's tag " + tag + " is no whole number");
    };
  }

  /// Returns the bytes of a value; 0 for a type that the standard does not name.
  private static int size(int type) {
    return switch (type) {
      case BYTE, ASCII, SBYTE, UNDEFINED -> 1;
      case SHORT, SSHORT -> 2;
      case LONG, SLONG, FLOAT, IFD -> 4;
      case RATIONAL, SRATIONAL, DOUBLE, LONG8, SLONG8, IFD8 -> 8;
      default -> 0;
    };
  }
}
