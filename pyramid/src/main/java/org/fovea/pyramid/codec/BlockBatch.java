package org.fovea.pyramid.codec;

import java.util.Arrays;

/// Blocks of 8 x 8 samples, then coefficients, that are worked on together. The same value of all
/// blocks lies side by side, so that a loop over the blocks reads and writes consecutive memory.
final class BlockBatch {
  /// Most blocks in a batch: 16 x 6, 32 x 3 and 96 x 1 of a minimum coded unit. With it the values
  /// take 24 KB, which the first cache of a core holds.
  static final int CAPACITY = 96;

  /// By column, row and block.
  private final int[] values = new int[64 * CAPACITY];

  private final long[] nonzero = new long[CAPACITY];

  /// Returns where a value of a block is, in units of [#CAPACITY].
  ///
  /// @param index 8 times its row plus its column
  static int place(int index) {
    return (index & 7) * 8 + (index >> 3);
  }

  /// Returns the values: that of place `p` in block `b` is at `p * CAPACITY + b`.
  int[] values() {
    return values;
  }

  /// Sets one sample of consecutive blocks.
  ///
  /// @param samples -128 to 127
  /// @param from where that of the first block is
  /// @param step distance to that of the next
  /// @param first block
  /// @param blocks how many
  /// @param index which sample: 8 times its row plus its column
  void put(int[] samples, int from, int step, int first, int blocks, int index) {
    int at = place(index) * CAPACITY + first;
    for (int block = 0, i = from; block < blocks; block++, i += step) {
      values[at + block] = samples[i];
    }
  }

  /// Finds out which coefficients are not zero.
  ///
  /// @param blocks how many blocks to look at
  void findNonzero(int blocks) {
    Arrays.fill(nonzero, 0);
    for (int k = 0; k < 64; k++) {
      int at = place(JpegTables.ZIGZAG[k]) * CAPACITY;
      for (int block = 0; block < blocks; block++) {
        int value = values[at + block];
        nonzero[block] |= (long) ((value | -value) >>> 31) << k;
      }
    }
  }

  /// Returns which coefficients of a block are not zero: bit `k` stands for number `k` in the order
  /// of the file.
  long nonzero(int block) {
    return nonzero[block];
  }
}
