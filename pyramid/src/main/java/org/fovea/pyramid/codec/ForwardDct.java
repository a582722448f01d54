package org.fovea.pyramid.codec;

/// The forward cosine transform of 8 x 8 samples in whole numbers, of many blocks at once: the
/// factorisation of Loeffler, Ligtenberg and Moschytz (ICASSP 1989) with 13 bits of constants,
/// first rows, then columns, rounded where libjpeg's `jfdctint.c` rounds. So the results are the
/// same numbers.
///
/// Each loop goes over the blocks, whose values lie side by side ([BlockBatch]), and the JIT
/// compiler makes vector instructions of it: only if the body is small, and all strides and bounds
/// are constants. That is why a pass is four loops, why rows and columns, which differ by stride
/// and shift, are both written out, and why a batch that is not full is transformed whole.
final class ForwardDct {
  private static final int ROW = BlockBatch.CAPACITY;
  private static final int COLUMN = 8 * ROW;

  private static final int CONSTANT_BITS = 13;
  private static final int EXTRA_BITS = 2; // kept between the passes
  private static final int ROW_SHIFT = CONSTANT_BITS - EXTRA_BITS;
  private static final int ROW_HALF = 1 << (ROW_SHIFT - 1);
  private static final int COLUMN_SHIFT = CONSTANT_BITS + EXTRA_BITS;
  private static final int COLUMN_HALF = 1 << (COLUMN_SHIFT - 1);
  private static final int EXTRA_HALF = 1 << (EXTRA_BITS - 1);

  // round(x * 2^13)
  private static final int C_0_298631336 = 2446;
  private static final int C_0_390180644 = 3196;
  private static final int C_0_541196100 = 4433;
  private static final int C_0_765366865 = 6270;
  private static final int C_0_899976223 = 7373;
  private static final int C_1_175875602 = 9633;
  private static final int C_1_501321110 = 12299;
  private static final int C_1_847759065 = 15137;
  private static final int C_1_961570560 = 16069;
  private static final int C_2_053119869 = 16819;
  private static final int C_2_562915447 = 20995;
  private static final int C_3_072711026 = 25172;

  private ForwardDct() {}

  /// Transforms blocks in place. Results are 8 times the coefficients of the standard.
  ///
  /// @param values of a [BlockBatch]
  static void transform(int[] values) {
    rowSums(values);
    rowEvenSums(values);
    rowEven(values);
    rowOdd(values);
    columnSums(values);
    columnEvenSums(values);
    columnEven(values);
    columnOdd(values);
  }

  private static void rowSums(int[] v) {
    for (int i = 0; i < COLUMN; i++) {
      int x0 = v[i];
      int x1 = v[i + COLUMN];
      int x2 = v[i + 2 * COLUMN];
      int x3 = v[i + 3 * COLUMN];
      int x4 = v[i + 4 * COLUMN];
      int x5 = v[i + 5 * COLUMN];
      int x6 = v[i + 6 * COLUMN];
      int x7 = v[i + 7 * COLUMN];
      v[i] = x0 + x7;
      v[i + 2 * COLUMN] = x1 + x6;
      v[i + 4 * COLUMN] = x2 + x5;
      v[i + 6 * COLUMN] = x3 + x4;
      v[i + 7 * COLUMN] = x0 - x7;
      v[i + 5 * COLUMN] = x1 - x6;
      v[i + 3 * COLUMN] = x2 - x5;
      v[i + COLUMN] = x3 - x4;
    }
  }

  private static void rowEvenSums(int[] v) {
    for (int i = 0; i < COLUMN; i++) {
      int a0 = v[i];
      int a1 = v[i + 2 * COLUMN];
      int a2 = v[i + 4 * COLUMN];
      int a3 = v[i + 6 * COLUMN];
      v[i] = a0 + a3;
      v[i + 2 * COLUMN] = a1 + a2;
      v[i + 4 * COLUMN] = a1 - a2;
      v[i + 6 * COLUMN] = a0 - a3;
    }
  }

  private static void rowEven(int[] v) {
    for (int i = 0; i < COLUMN; i++) {
      int b0 = v[i];
      int b1 = v[i + 2 * COLUMN];
      int b2 = v[i + 4 * COLUMN];
      int b3 = v[i + 6 * COLUMN];
      int z = (b2 + b3) * C_0_541196100 + ROW_HALF;
      v[i] = (b0 + b1) << EXTRA_BITS;
      v[i + 4 * COLUMN] = (b0 - b1) << EXTRA_BITS;
      v[i + 2 * COLUMN] = (z + b3 * C_0_765366865) >> ROW_SHIFT;
      v[i + 6 * COLUMN] = (z - b2 * C_1_847759065) >> ROW_SHIFT;
    }
  }

  private static void rowOdd(int[] v) {
    for (int i = 0; i < COLUMN; i++) {
      int a4 = v[i + COLUMN];
      int a5 = v[i + 3 * COLUMN];
      int a6 = v[i + 5 * COLUMN];
      int a7 = v[i + 7 * COLUMN];
      int z1 = (a4 + a7) * C_0_899976223;
      int z2 = (a5 + a6) * C_2_562915447;
      int z3 = (a5 + a7) * C_1_175875602 - (a4 + a6) * (C_1_961570560 - C_1_175875602);
      int z4 = (a4 + a6) * C_1_175875602 + (a5 + a7) * (C_1_175875602 - C_0_390180644);
      v[i + 7 * COLUMN] = (a4 * C_0_298631336 - z1 + z3 + ROW_HALF) >> ROW_SHIFT;
      v[i + 5 * COLUMN] = (a5 * C_2_053119869 - z2 + z4 + ROW_HALF) >> ROW_SHIFT;
      v[i + 3 * COLUMN] = (a6 * C_3_072711026 - z2 + z3 + ROW_HALF) >> ROW_SHIFT;
      v[i + COLUMN] = (a7 * C_1_501321110 - z1 + z4 + ROW_HALF) >> ROW_SHIFT;
    }
  }

  private static void columnSums(int[] v) {
    for (int from = 0; from < 8 * COLUMN; from += COLUMN) {
      for (int i = from; i < from + ROW; i++) {
        int x0 = v[i];
        int x1 = v[i + ROW];
        int x2 = v[i + 2 * ROW];
        int x3 = v[i + 3 * ROW];
        int x4 = v[i + 4 * ROW];
        int x5 = v[i + 5 * ROW];
        int x6 = v[i + 6 * ROW];
        int x7 = v[i + 7 * ROW];
        v[i] = x0 + x7;
        v[i + 2 * ROW] = x1 + x6;
        v[i + 4 * ROW] = x2 + x5;
        v[i + 6 * ROW] = x3 + x4;
        v[i + 7 * ROW] = x0 - x7;
        v[i + 5 * ROW] = x1 - x6;
        v[i + 3 * ROW] = x2 - x5;
        v[i + ROW] = x3 - x4;
      }
    }
  }

  private static void columnEvenSums(int[] v) {
    for (int from = 0; from < 8 * COLUMN; from += COLUMN) {
      for (int i = from; i < from + ROW; i++) {
        int a0 = v[i];
        int a1 = v[i + 2 * ROW];
        int a2 = v[i + 4 * ROW];
        int a3 = v[i + 6 * ROW];
        v[i] = a0 + a3;
        v[i + 2 * ROW] = a1 + a2;
        v[i + 4 * ROW] = a1 - a2;
        v[i + 6 * ROW] = a0 - a3;
      }
    }
  }

  private static void columnEven(int[] v) {
    for (int from = 0; from < 8 * COLUMN; from += COLUMN) {
      for (int i = from; i < from + ROW; i++) {
        int b0 = v[i];
        int b1 = v[i + 2 * ROW];
        int b2 = v[i + 4 * ROW];
        int b3 = v[i + 6 * ROW];
        int z = (b2 + b3) * C_0_541196100 + COLUMN_HALF;
        v[i] = (b0 + b1 + EXTRA_HALF) >> EXTRA_BITS;
        v[i + 4 * ROW] = (b0 - b1 + EXTRA_HALF) >> EXTRA_BITS;
        v[i + 2 * ROW] = (z + b3 * C_0_765366865) >> COLUMN_SHIFT;
        v[i + 6 * ROW] = (z - b2 * C_1_847759065) >> COLUMN_SHIFT;
      }
    }
  }

  private static void columnOdd(int[] v) {
    for (int from = 0; from < 8 * COLUMN; from += COLUMN) {
      for (int i = from; i < from + ROW; i++) {
        int a4 = v[i + ROW];
        int a5 = v[i + 3 * ROW];
        int a6 = v[i + 5 * ROW];
        int a7 = v[i + 7 * ROW];
        int z1 = (a4 + a7) * C_0_899976223;
        int z2 = (a5 + a6) * C_2_562915447;
        int z3 = (a5 + a7) * C_1_175875602 - (a4 + a6) * (C_1_961570560 - C_1_175875602);
        int z4 = (a4 + a6) * C_1_175875602 + (a5 + a7) * (C_1_175875602 - C_0_390180644);
        v[i + 7 * ROW] = (a4 * C_0_298631336 - z1 + z3 + COLUMN_HALF) >> COLUMN_SHIFT;
        v[i + 5 * ROW] = (a5 * C_2_053119869 - z2 + z4 + COLUMN_HALF) >> COLUMN_SHIFT;
        v[i + 3 * ROW] = (a6 * C_3_072711026 - z2 + z3 + COLUMN_HALF) >> COLUMN_SHIFT;
        v[i + ROW] = (a7 * C_1_501321110 - z1 + z4 + COLUMN_HALF) >> COLUMN_SHIFT;
      }
    }
  }
}
