package org.fovea.pyramid.strip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.fovea.pyramid.metadata.Meaning;
import org.fovea.pyramid.metadata.MeaningTable;
import org.fovea.pyramid.metadata.Scheme;

/// Writes a block of EXIF data anew, with what may stay of another: how the picture is turned, its
/// resolution, how and when it was taken. Maker notes, positions, thumbnails and all that hides
/// between the parts are not copied.
final class ExifBlock {
  private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
  private static final int HEADER_BYTES = 8;
  private static final int ENTRY_BYTES = 12;
  private static final int INLINE_BYTES = 4;
  private static final int LONG = 4;
  private static final int POINTER = -1; // in place of a value
  private static final int MAX_ENTRIES = 500;

  private final byte[] block;
  private final ByteBuffer from;

  private ExifBlock(byte[] block, ByteOrder order) {
    this.block = block;
    this.from = ByteBuffer.wrap(block).order(order);
  }

  /// @param at where the value is in the block
  /// @param bytes of the value
  private record Entry(int tag, int type, int count, int at, int bytes) {
    /// Returns the bytes of the value outside the directory.
    int outside() {
      return bytes > INLINE_BYTES ? bytes + bytes % 2 : 0;
    }
  }

  /// Returns what may be shared.
  ///
  /// @param exif a TIFF structure, starting with its byte order mark
  /// @return empty if nothing may, or if the block is damaged from its start
  static byte[] shared(byte[] exif) {
    boolean little = exif.length > HEADER_BYTES && exif[0] == 'I' && exif[1] == 'I';
    boolean big = exif.length > HEADER_BYTES && exif[0] == 'M' && exif[1] == 'M';
    if (!little && !big) {
      return new byte[0];
    }
    var order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    return new ExifBlock(exif, order).shared();
  }

  private byte[] shared() {
    var all = entries(from.getInt(4));
    var main = shared(all);
    var taken = new ArrayList<Entry>(); // how it was taken
    for (var entry : all) {
      if (entry.tag == SharedTags.EXIF && entry.type == LONG && taken.isEmpty()) {
        taken.addAll(shared(entries(from.getInt(entry.at))));
      }
    }
    if (main.isEmpty() && taken.isEmpty()) {
      return new byte[0];
    }
    var out = new ByteArrayOutputStream();
    out.write(block, 0, 2);
    var header = ByteBuffer.allocate(HEADER_BYTES - 2).order(from.order());
    out.writeBytes(header.putShort((short) 42).putInt(HEADER_BYTES).array());
    if (taken.isEmpty()) {
      write(out, main);
    } else {
      main.add(new Entry(SharedTags.EXIF, LONG, 1, POINTER, INLINE_BYTES));
      main.sort(Comparator.comparingInt(Entry::tag));
      write(out, main);
      write(out, taken);
    }
    return out.toByteArray();
  }

  private List<Entry> shared(List<Entry> entries) {
    var shared = new ArrayList<Entry>();
    var seen = new HashSet<Integer>(); // so that the block stays short enough for a JPEG segment
    for (var entry : entries) {
      boolean structure =
          MeaningTable.of(Scheme.TAG, Integer.toString(entry.tag)) == Meaning.STRUCTURE;
      boolean stays =
          SharedTags.isText(entry.type)
              ? SharedTags.keepsText(
                  entry.tag, Arrays.copyOfRange(block, entry.at, entry.at + entry.bytes))
              : SharedTags.keepsNumbers(entry.tag, entry.type, entry.count);
      // EXIF repeats the structure of the picture that it goes with; only the turn is needed.
      boolean wanted = !structure || entry.tag == SharedTags.ORIENTATION;
      if (stays && wanted && seen.add(entry.tag)) {
        shared.add(entry);
      }
    }
    return shared;
  }

  /// Reads a directory; what lies outside the block, or is longer than anything that stays, is left
  /// out.
  private List<Entry> entries(int directory) {
    var entries = new ArrayList<Entry>();
    if (directory < HEADER_BYTES || directory > from.limit() - 2) {
      return entries;
    }
    int count = Math.min(from.getShort(directory) & 0xFFFF, MAX_ENTRIES);
    for (int i = 0; i < count; i++) {
      int at = directory + 2 + i * ENTRY_BYTES;
      if (at > from.limit() - ENTRY_BYTES) {
        break;
      }
      int type = from.getShort(at + 2) & 0xFFFF;
      long bytes = (from.getInt(at + 4) & 0xFFFF_FFFFL) * (type < 13 ? TYPE_BYTES[type] : 0);
      long place = bytes <= INLINE_BYTES ? at + 8 : from.getInt(at + 8) & 0xFFFF_FFFFL;
      if (bytes > 0 && bytes <= SharedTags.LONGEST_TEXT && place <= from.limit() - bytes) {
        int tag = from.getShort(at) & 0xFFFF;
        entries.add(new Entry(tag, type, from.getInt(at + 4), (int) place, (int) bytes));
      }
    }
    return entries;
  }

  private void write(ByteArrayOutputStream out, List<Entry> entries) {
    int start = out.size();
    int tail = 2 + entries.size() * ENTRY_BYTES + INLINE_BYTES;
    int size = tail + entries.stream().mapToInt(Entry::outside).sum();
    var bytes = ByteBuffer.allocate(size).order(from.order());
    bytes.putShort((short) entries.size());
    for (var entry : entries) {
      bytes.putShort((short) entry.tag).putShort((short) entry.type).putInt(entry.count);
      int place = bytes.position();
      if (entry.at == POINTER) { // to the directory behind this one
        bytes.putInt(start + size);
      } else if (entry.outside() == 0) {
        bytes.put(block, entry.at, entry.bytes);
      } else {
        bytes.putInt(start + tail).put(tail, block, entry.at, entry.bytes);
        tail += entry.outside();
      }
      bytes.position(place + INLINE_BYTES);
    }
    out.writeBytes(bytes.array());
  }
}
