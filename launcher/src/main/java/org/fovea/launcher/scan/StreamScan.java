package org.fovea.launcher.scan;

import java.util.ArrayList;
import java.util.List;

/// Looks through a stream of any length piece by piece, and through all that is packed in it, while
/// it passes. What it keeps between two pieces is the state of the search and of each packed stream
/// that has begun and not ended.
final class StreamScan {
  /// At once, in one stream. Noise has beginnings, too: a chance stream that repeats one of them
  /// was seen to have 19 open, in one of 250 pictures.
  private static final int MOST_OPEN = 64;

  private final Inspection inspection;
  private final AhoCorasick automaton;
  private final Place place;
  private final int depth;
  private final List<Decoder> open = new ArrayList<>();
  private int state = AhoCorasick.START;
  private long passed; // bytes before the present piece
  private long tail; // the last eight of them
  private long silentBefore;

  /// @param depth 0 for a file or a column, one more for what is packed in it
  StreamScan(Inspection inspection, Place place, int depth) {
    this.inspection = inspection;
    this.automaton = inspection.search().automaton();
    this.place = place;
    this.depth = depth;
  }

  /// A part of a stream.
  ///
  /// @param first offset in the stream of the first byte that will be taken
  /// @param silentBefore what ends before this offset is somebody else's to tell
  StreamScan(Inspection inspection, Place place, long first, long silentBefore) {
    this(inspection, place, 0);
    this.passed = first;
    this.silentBefore = silentBefore;
  }

  /// Takes the next piece.
  void take(byte[] buffer, int from, int to) {
    feed(buffer, from, to);
    state =
        automaton.scan(
            buffer, from, to, state, (pattern, end) -> found(pattern, end, buffer, from, to));
    for (int offset = Math.max(from, to - Long.BYTES); offset < to; offset++) {
      tail = (tail << 8) | (buffer[offset] & 0xff);
    }
    passed += to - from;
  }

  /// Gives the next piece to what is packed and has begun before, and to nobody else.
  ///
  /// @return whether any of it wants more
  boolean feed(byte[] buffer, int from, int to) {
    open.removeIf(decoder -> {
      boolean wantsMore = decoder.take(buffer, from, to);
      if (!wantsMore) {
        decoder.close();
      }
      return !wantsMore;
    });
    return !open.isEmpty();
  }

  /// Gives back what is held; what is packed may have been cut off.
  void end() {
    open.forEach(Decoder::close);
    open.clear();
  }

  private void found(int pattern, int end, byte[] buffer, int from, int to) {
    long endByte = passed + end - from;
    if (endByte < silentBefore) {
      return;
    }
    var search = inspection.search();
    if (search.isNeedle(pattern)) {
      inspection.notes().found(new Finding(place, endByte, search.needle(pattern)));
      return;
    }
    for (var beginning : search.beginnings(pattern)) {
      byte[] bytes = beginning.bytes();
      int before = end - bytes.length;
      if (isThere(bytes, before + 1, buffer, from)
          && beginning.packing().mayFollow(byteAt(before, buffer, from))
          && beginning.packing().mayGoOn(buffer, end + 1, to)) {
        unpack(beginning, endByte + 1 - bytes.length, buffer, end + 1, to);
      }
    }
  }

  private void unpack(Search.Beginning beginning, long at, byte[] buffer, int from, int to) {
    if (open.size() == MOST_OPEN) {
      inspection
          .notes()
          .leftOut(place, "more than " + MOST_OPEN + " packed streams in one another");
      return;
    }
    var packing = beginning.packing();
    var out = new Unpacked(inspection, place.packed(packing, at), depth + 1);
    var decoder = packing.open(out);
    if (decoder.take(beginning.bytes(), 0, beginning.bytes().length)
        && decoder.take(buffer, from, to)) {
      open.add(decoder);
    } else {
      decoder.close();
    }
  }

  private boolean isThere(byte[] bytes, int at, byte[] buffer, int from) {
    for (int index = 0; index < bytes.length; index++) {
      if (byteAt(at + index, buffer, from) != (bytes[index] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /// A byte of the present piece, or one of the last before it.
  private int byteAt(int offset, byte[] buffer, int from) {
    return offset >= from
        ? buffer[offset] & 0xff
        : (int) (tail >>> (Byte.SIZE * (from - 1 - offset))) & 0xff;
  }
}
