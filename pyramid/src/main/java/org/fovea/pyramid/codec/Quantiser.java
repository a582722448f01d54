package org.fovea.pyramid.codec;

/// Divides the coefficients of many blocks by one quantisation table and rounds half away from zero
/// (ITU-T T.81, A.3.4). Like libjpeg-turbo it multiplies by a reciprocal of 16 bits, which gives
/// the same numbers for all that [ForwardDct] can give (Alverson, "Integer division using
/// reciprocals", 1991).
final class Quantiser {
  private static final int ROW = BlockBatch.CAPACITY;
  private static final int WORD = 16;

  private final int[] steps;
  // by the place of a coefficient in a BlockBatch
  private final int[] reciprocal = new int[64];
  private final int[] correction = new int[64];
  private final int[] shift = new int[64];

  /// @param steps quantisation table, row by row, each 1 to 255
  Quantiser(int[] steps) {
    this.steps = steps.clone();
    for (int i = 0; i < 64; i++) {
      prepare(BlockBatch.place(i), 8 * steps[i]); // the transform's results are 8 times too large
    }
  }

  /// Returns the quantisation table, row by row.
  int[] steps() {
    return steps.clone();
  }

  /// Quantises blocks in place.
  ///
  /// @param values of a [BlockBatch]
  /// @param first block
  /// @param blocks how many
  void quantise(int[] values, int first, int blocks) {
    for (int place = 0; place < 64; place++) {
      divide(values, place * ROW + first, blocks, place);
    }
  }

  private void divide(int[] values, int from, int blocks, int place) {
    int factor = reciprocal[place];
    int half = correction[place];
    int bits = shift[place];
    for (int i = from; i < from + blocks; i++) {
      int value = values[i];
      int sign = value >> 31;
      int magnitude = ((((value ^ sign) - sign) + half) * factor) >>> bits;
      values[i] = (magnitude ^ sign) - sign;
    }
  }

  /// Finds factor and shift so that `(n + half) * factor >> shift` is `(n + divisor / 2) /
  /// divisor`.
  private void prepare(int place, int divisor) {
    int bits = WORD + 31 - Integer.numberOfLeadingZeros(divisor);
    long power = 1L << bits;
    long quotient = power / divisor;
    long rest = power % divisor;
    int half = divisor / 2;
    if (rest > half) {
      quotient++;
    } else if (rest > 0) {
      half++;
    } else { // a power of two, whose factor would not fit in 16 bits
      quotient >>= 1;
      bits--;
    }
    reciprocal[place] = (int) quotient;
    correction[place] = half;
    shift[place] = bits;
  }
}
