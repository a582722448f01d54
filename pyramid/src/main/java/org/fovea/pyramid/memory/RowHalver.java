package org.fovea.pyramid.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/// Halves two rows of one channel to one: each sample of the result is the rounded mean of 2 x 2,
/// at the right edge of an odd width of those that are there. Used by one thread.
///
/// Eight samples are added at once in a `long`, in four lanes of 16 bits that cannot overflow: this
/// is the innermost loop of every pyramid.
public final class RowHalver {
  private static final int SAMPLES = Long.BYTES;
  private static final long EVEN = 0x00FF_00FF_00FF_00FFL;
  private static final long PAIRS = 0x0000_FFFF_0000_FFFFL;

  /// Where the half of a step goes.
  public enum Rounding {
    /// Up, as in libvips, which brightens each level by an eighth of a step.
    UP(0x0002_0002_0002_0002L),
    /// Down in even columns and up in odd ones, as in libjpeg: differences of colour that all rise
    /// a little with each level would tint the smallest ones.
    IN_TURNS(0x0002_0001_0002_0001L);

    private final long addends; // before the division by four, first column in the lowest lane

    Rounding(long addends) {
      this.addends = addends;
    }
  }

  private final MemorySegment upper;
  private final MemorySegment lower;
  private final MemorySegment halved;
  private final long[] upperSamples;
  private final long[] lowerSamples;
  private final int[] halvedSamples;

  /// @param width samples of the longest row to come
  public RowHalver(int width) {
    int words = Math.ceilDiv(width, SAMPLES);
    upperSamples = new long[words];
    lowerSamples = new long[words];
    halvedSamples = new int[words];
    upper = MemorySegment.ofArray(upperSamples);
    lower = MemorySegment.ofArray(lowerSamples);
    halved = MemorySegment.ofArray(halvedSamples);
  }

  /// Halves two rows.
  ///
  /// @param from both rows
  /// @param upperAt where the first starts, in bytes
  /// @param lowerAt where the second starts, in bytes; the first once more if there is no second
  /// @param width of the rows in samples, 1 to that of the constructor
  /// @param to half as many samples, rounded up
  /// @param at where they go, in bytes
  /// @param rounding of the means
  public void halve(
      MemorySegment from,
      long upperAt,
      long lowerAt,
      int width,
      MemorySegment to,
      long at,
      Rounding rounding) {
    read(from, upperAt, width, upper);
    read(from, lowerAt, width, lower);
    halve(
        upperSamples, lowerSamples, halvedSamples, Math.ceilDiv(width, SAMPLES), rounding.addends);
    MemorySegment.copy(halved, 0, to, at, (width + 1) / 2);
  }

  private static void read(MemorySegment from, long at, int width, MemorySegment row) {
    MemorySegment.copy(from, at, row, 0, width);
    if ((width & 1) != 0) {
      row.set(JAVA_BYTE, width, row.get(JAVA_BYTE, width - 1)); // an odd row ends inside a word
    }
  }

  private static void halve(long[] upper, long[] lower, int[] halved, int words, long addends) {
    for (int i = 0; i < words; i++) {
      long a = upper[i];
      long b = lower[i];
      long sums = (a & EVEN) + ((a >>> 8) & EVEN) + (b & EVEN) + ((b >>> 8) & EVEN) + addends;
      long means = (sums >>> 2) & EVEN;
      long pairs = (means | (means >>> 8)) & PAIRS;
      halved[i] = (int) (pairs | (pairs >>> 16));
    }
  }
}
