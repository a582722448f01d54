package org.fovea.pyramid.render;

/// Which samples of a line make each sample of a scaled one, and how much each counts: a triangle
/// as wide as the scale, so that all samples count when a line shrinks, and neighbours are mixed
/// when it grows.
///
/// The weights of one sample add up to 1, and what would lie outside the line is left out.
///
/// Source: P. Heckbert, *Fundamentals of Texture Mapping and Image Warping*, 1989, section 3.5; in
/// whole numbers as Pillow's `Resample.c` has it.
final class Kernel {
  /// Weights are whole numbers, 1 is `1 << BITS`: eight bits of a sample, one of headroom and a
  /// sign fit beside them.
  static final int BITS = 22;

  private static final int ONE = 1 << BITS;

  private final int[] first;
  private final int[][] weights;

  /// @param from left edge of what is shown of the line, in samples, 0 or more
  /// @param to right edge
  /// @param length of the line
  /// @param count of the scaled line's samples
  Kernel(double from, double to, int length, int count) {
    double scale = (to - from) / count;
    double reach = Math.max(1, scale);
    first = new int[count];
    weights = new int[count][];
    for (int i = 0; i < count; i++) {
      double centre = from + (i + 0.5) * scale;
      int begin = Math.clamp((long) Math.floor(centre - reach), 0, length - 1);
      int end = Math.clamp((long) Math.ceil(centre + reach), begin + 1, length);
      set(i, begin, end, centre, reach);
    }
  }

  private void set(int index, int begin, int end, double centre, double reach) {
    var exact = new double[end - begin];
    double sum = 0;
    for (int i = 0; i < exact.length; i++) {
      exact[i] = Math.max(0, 1 - Math.abs(begin + i + 0.5 - centre) / reach);
      sum += exact[i];
    }
    int from = 0;
    int to = exact.length;
    while (from < to - 1 && exact[from] == 0) {
      from++;
    }
    while (to > from + 1 && exact[to - 1] == 0) {
      to--;
    }
    first[index] = begin + from;
    weights[index] = whole(exact, from, to, sum);
  }

  /// The heaviest takes what rounding leaves, so that a plain colour stays as it is.
  private static int[] whole(double[] exact, int from, int to, double sum) {
    var whole = new int[to - from];
    int left = ONE;
    int heaviest = 0;
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (int) Math.round(exact[from + i] / sum * ONE);
      left -= whole[i];
      heaviest = whole[i] > whole[heaviest] ? i : heaviest;
    }
    whole[heaviest] += left;
    return whole;
  }

  int count() {
    return first.length;
  }

  /// The first sample of the line that counts for that of the scaled one.
  int first(int index) {
    return first[index];
  }

  /// How much that one and those behind it count; not to be changed.
  int[] weights(int index) {
    return weights[index];
  }
}
