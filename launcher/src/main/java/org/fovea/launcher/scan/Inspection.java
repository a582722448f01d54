package org.fovea.launcher.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Inflater;

/// What one thread needs while it looks through a file, or a part of one. Closing gives memory
/// back.
final class Inspection implements AutoCloseable {
  /// How deeply packed streams may lie in one another.
  static final int MOST_DEPTH = 6;

  private static final int OUTPUT_BYTES = 1 << 16;
  private final Search search;
  private final Notes notes;
  private final AtomicLong allowance;
  private final byte[][] outputs = new byte[MOST_DEPTH + 2][];
  private final Deque<Inflater> raw = new ArrayDeque<>();
  private final Deque<Inflater> wrapped = new ArrayDeque<>();
  private long unpackedBytes;

  /// @param allowance how many bytes may yet be unpacked; shared by all who look through the file
  Inspection(Search search, Notes notes, AtomicLong allowance) {
    this.search = search;
    this.notes = notes;
    this.allowance = allowance;
  }

  Search search() {
    return search;
  }

  Notes notes() {
    return notes;
  }

  /// Takes from the allowance, and returns false if it has run out.
  boolean mayUnpack(int bytes) {
    unpackedBytes += bytes;
    return allowance.addAndGet(-bytes) >= 0;
  }

  long unpackedBytes() {
    return unpackedBytes;
  }

  /// A buffer for what is unpacked at a depth; each depth has one, since what lies deeper is
  /// unpacked while it is in use.
  byte[] output(int depth) {
    if (outputs[depth] == null) {
      outputs[depth] = new byte[OUTPUT_BYTES];
    }
    return outputs[depth];
  }

  /// Lends an inflater.
  ///
  /// @param nowrap whether the stream has no zlib header
  Inflater borrow(boolean nowrap) {
    var spare = spares(nowrap).poll();
    return spare == null ? new Inflater(nowrap) : spare;
  }

  void giveBack(Inflater inflater, boolean nowrap) {
    inflater.reset();
    spares(nowrap).push(inflater);
  }

  private Deque<Inflater> spares(boolean nowrap) {
    return nowrap ? raw : wrapped;
  }

  @Override
  public void close() {
    raw.forEach(Inflater::end);
    wrapped.forEach(Inflater::end);
  }
}
