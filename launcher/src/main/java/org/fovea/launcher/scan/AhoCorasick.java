package org.fovea.launcher.scan;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/// Finds many byte sequences in one pass, one table look-up a byte (A. V. Aho and M. J. Corasick,
/// "Efficient string matching", 1975, with the failure function folded into the table).
///
/// Immutable. The state between two buffers is one number, so a stream of any length is scanned
/// piece by piece and nothing that lies across a border is missed. The table takes four bytes a
/// state and byte class: some 40 MB for three thousand patterns of forty bytes.
final class AhoCorasick {
  /// The state before the first byte.
  static final int START = 0;

  private static final int NONE = -1;
  private final int[] classOf = new int[256]; // bytes in no pattern share class 0
  private final int classes;
  private final int[] next; // [state * classes + class]
  private final int[] pattern; // [state], the longest pattern that ends here, or NONE
  private final int[]
      shorter; // [state], the next state on the way back at which one ends, or START
  private int states = 1;

  /// Told of each pattern found.
  @FunctionalInterface
  interface Found {
    /// Takes one occurrence.
    ///
    /// @param pattern position in the list given to the constructor
    /// @param end offset in the buffer, 0-based, of the last byte
    void at(int pattern, int end);
  }

  /// @param patterns not empty, none twice
  AhoCorasick(List<byte[]> patterns) {
    classes = assignClasses(patterns);
    int most = 1 + patterns.stream().mapToInt(one -> one.length).sum();
    var table = new int[Math.multiplyExact(most, classes)];
    var ends = new int[most];
    Arrays.fill(ends, NONE);
    for (int index = 0; index < patterns.size(); index++) {
      insert(patterns.get(index), index, table, ends);
    }
    next = Arrays.copyOf(table, states * classes);
    pattern = Arrays.copyOf(ends, states);
    shorter = new int[states];
    link();
  }

  /// Scans a piece of a stream.
  ///
  /// @param length bytes of the buffer to look at
  /// @param state what the call for the piece before returned, or [#START]
  /// @return the state for the next piece
  int scan(byte[] buffer, int length, int state, Found found) {
    int now = state;
    for (int offset = 0; offset < length; offset++) {
      now = next[now * classes + classOf[buffer[offset] & 0xff]];
      if (pattern[now] != NONE || shorter[now] != START) {
        report(now, offset, found);
      }
    }
    return now;
  }

  private void report(int state, int offset, Found found) {
    for (int at = state; at != START; at = shorter[at]) {
      if (pattern[at] != NONE) {
        found.at(pattern[at], offset);
      }
    }
  }

  private int assignClasses(List<byte[]> patterns) {
    int count = 1;
    for (byte[] one : patterns) {
      for (byte value : one) {
        if (classOf[value & 0xff] == 0) {
          classOf[value & 0xff] = count++;
        }
      }
    }
    return count;
  }

  private void insert(byte[] one, int index, int[] table, int[] ends) {
    int state = START;
    for (byte value : one) {
      int cell = state * classes + classOf[value & 0xff];
      if (table[cell] == START) { // nothing leads back to the start yet
        table[cell] = states++;
      }
      state = table[cell];
    }
    if (state == START || ends[state] != NONE) {
      throw new IllegalArgumentException("pattern " + index + " is empty or there twice");
    }
    ends[state] = index;
  }

  /// Breadth first: when a state is reached, the row of the state it falls back to is complete.
  private void link() {
    var fallBack = new int[states];
    var queue = new ArrayDeque<Integer>();
    for (int cell = 0; cell < classes; cell++) {
      if (next[cell] != START) {
        queue.add(next[cell]);
      }
    }
    while (!queue.isEmpty()) {
      int state = queue.remove();
      int back = fallBack[state];
      shorter[state] = pattern[back] != NONE ? back : shorter[back];
      for (int cell = 0; cell < classes; cell++) {
        int there = next[state * classes + cell];
        int otherwise = next[back * classes + cell];
        if (there == START) {
          next[state * classes + cell] = otherwise;
        } else {
          fallBack[there] = otherwise;
          queue.add(there);
        }
      }
    }
  }
}
