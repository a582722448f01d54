package org.fovea.launcher.scan;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/// Finds many byte sequences in one pass, one table look-up a byte (A. V. Aho and M. J. Corasick,
/// "Efficient string matching", 1975, with the failure function folded into the table). The letters
/// A to Z count as a to z.
///
/// Immutable. The state between two buffers is one number, so a stream of any length is scanned
/// piece by piece and nothing that lies across a border is missed. The table takes four bytes a
/// state and byte class: some 40 MB for three thousand patterns of forty bytes.
///
/// A state is named by where its row begins in the table, and those in which a pattern ends come
/// last: so a byte costs two look-ups and one comparison.
final class AhoCorasick {
  /// The state before the first byte.
  static final int START = 0;

  private static final int NONE = -1;
  private final int[] classOf = new int[256]; // bytes in no pattern share class 0
  private final int classes;
  private final int[] next; // [state + class], the beginning of a row
  private final int[] pattern; // [state / classes], the longest pattern that ends here, or NONE
  private final int[]
      shorter; // [state / classes], the next state on the way back at which one ends, or START
  private final int firstEnding;

  /// Told of each pattern found.
  @FunctionalInterface
  interface Found {
    /// Takes one occurrence.
    ///
    /// @param pattern position in the list given to the constructor
    /// @param end offset in the buffer, 0-based, of the last byte
    void at(int pattern, int end);
  }

  /// @param patterns not empty, none twice when A to Z count as a to z
  AhoCorasick(List<byte[]> patterns) {
    classes = assignClasses(patterns);
    var trie = new Trie(patterns);
    trie.link();
    var places = trie.places();
    firstEnding = trie.firstEnding * classes;
    next = new int[trie.states * classes];
    pattern = new int[trie.states];
    shorter = new int[trie.states];
    for (int state = 0; state < trie.states; state++) {
      int place = places[state];
      pattern[place] = trie.ends[state];
      shorter[place] = places[trie.shorter[state]] * classes;
      for (int cell = 0; cell < classes; cell++) {
        next[place * classes + cell] = places[trie.next[state * classes + cell]] * classes;
      }
    }
  }

  /// Scans a piece of a stream.
  ///
  /// @param from offset in the buffer of the first byte to look at
  /// @param to offset behind the last one
  /// @param state what the call for the piece before returned, or [#START]
  /// @return the state for the next piece
  int scan(byte[] buffer, int from, int to, int state, Found found) {
    int[] table = next;
    int[] classOfByte = classOf;
    int ending = firstEnding;
    int now = state;
    for (int offset = from; offset < to; offset++) {
      now = table[now + classOfByte[buffer[offset] & 0xff]];
      if (now >= ending) {
        report(now, offset, found);
      }
    }
    return now;
  }

  private static byte fold(byte value) {
    return value >= 'A' && value <= 'Z' ? (byte) (value + 'a' - 'A') : value;
  }

  /// Makes the letters A to Z small, in place.
  static void fold(byte[] bytes) {
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = fold(bytes[index]);
    }
  }

  private void report(int state, int offset, Found found) {
    for (int at = state; at != START; at = shorter[at / classes]) {
      if (pattern[at / classes] != NONE) {
        found.at(pattern[at / classes], offset);
      }
    }
  }

  private int assignClasses(List<byte[]> patterns) {
    int count = 1;
    for (byte[] one : patterns) {
      for (byte value : one) {
        if (classOf[fold(value) & 0xff] == 0) {
          classOf[fold(value) & 0xff] = count++;
        }
      }
    }
    for (int letter = 'A'; letter <= 'Z'; letter++) {
      classOf[letter] = classOf[letter + 'a' - 'A'];
    }
    return count;
  }

  /// The states in the order in which the patterns make them.
  private final class Trie {
    private final int[] next; // [state * classes + class]
    private final int[] ends;
    private final int[] shorter;
    private int states = 1;
    private int firstEnding;

    Trie(List<byte[]> patterns) {
      int most = 1 + patterns.stream().mapToInt(one -> one.length).sum();
      next = new int[Math.multiplyExact(most, classes)];
      ends = new int[most];
      shorter = new int[most];
      Arrays.fill(ends, NONE);
      for (int index = 0; index < patterns.size(); index++) {
        insert(patterns.get(index), index);
      }
    }

    private void insert(byte[] one, int index) {
      int state = START;
      for (byte value : one) {
        int cell = state * classes + classOf[value & 0xff];
        if (next[cell] == START) { // nothing leads back to the start yet
          next[cell] = states++;
        }
        state = next[cell];
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
        shorter[state] = ends[back] != NONE ? back : shorter[back];
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

    /// Where each state goes: those without an end first, in their order, so that those near the
    /// start, which most bytes lead to, lie together.
    private int[] places() {
      int[] places = new int[states];
      int place = 0;
      for (int round = 0; round < 2; round++) {
        for (int state = 0; state < states; state++) {
          boolean ending = ends[state] != NONE || shorter[state] != START;
          if (ending == (round == 1)) {
            places[state] = place++;
          }
        }
        firstEnding = round == 0 ? place : firstEnding;
      }
      return places;
    }
  }
}
