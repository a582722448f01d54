package org.fovea.pyramid.scale;

import java.util.Arrays;
import org.fovea.pyramid.source.MeasuredRange;

/// Counts how often numbers occur, to find percentiles. Exact while no more than 262,144 different
/// numbers were added; beyond that, neighbouring numbers share a bin, as few of them as make that
/// many bins do. Used by one thread.
///
/// Bins are intervals of the order that the bit patterns of floating-point numbers have, so their
/// width is a share of the number itself: at worst 1/512 of it for 32-bit numbers that fill all
/// their exponents, 1/4096 for numbers that span thirty doublings. The result does not depend on
/// the order in which numbers are added. Takes at most 8 MB.
final class Histogram {
  private static final int MOST_BINS = 1 << 18;
  private static final int FIRST_CAPACITY = 1 << 10;

  // An open hash table; a count of zero is a free place.
  private long[] keys = new long[FIRST_CAPACITY];
  private long[] counts = new long[FIRST_CAPACITY];
  private int bins;
  private int shift; // low bits that numbers of one bin do not share
  private long count;
  private double min;
  private double max;

  /// Counts a finite number.
  ///
  /// @param times 1 or more
  void add(double value, long times) {
    min = count == 0 ? value : Math.min(min, value);
    max = count == 0 ? value : Math.max(max, value);
    count += times;
    addKey(order(value) >> shift, times);
  }

  /// Adds all that another histogram counted, its bins by their middle.
  void add(Histogram other) {
    for (int i = 0; i < other.counts.length; i++) {
      if (other.counts[i] > 0) {
        add(other.middle(other.keys[i]), other.counts[i]);
      }
    }
  }

  /// Returns how many numbers were added.
  long count() {
    return count;
  }

  /// Returns the least number, 0 if there is none.
  double min() {
    return min;
  }

  /// Returns the largest number, 0 if there is none.
  double max() {
    return max;
  }

  /// Returns the least number that at least so many of all are not above (nearest rank); 0 if there
  /// are none.
  ///
  /// @param perMille how many, 1 to 1000
  double percentile(int perMille) {
    if (count == 0) {
      return 0;
    }
    long rank = Math.ceilDiv(Math.multiplyExact(count, (long) perMille), 1000L);
    var ordered = new long[bins];
    int found = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        ordered[found++] = keys[i];
      }
    }
    Arrays.sort(ordered);
    int at = 0;
    long below = counts[place(ordered[0])];
    while (below < rank) {
      below += counts[place(ordered[++at])];
    }
    return middle(ordered[at]);
  }

  /// Returns the figures of all numbers that were added.
  MeasuredRange.Figures figures() {
    return new MeasuredRange.Figures(
        count,
        min,
        max,
        percentile(1),
        percentile(10),
        percentile(500),
        percentile(990),
        percentile(999));
  }

  private void addKey(long key, long times) {
    int place = place(key);
    if (counts[place] == 0) {
      if (bins == MOST_BINS) {
        shift++;
        rebuild(counts.length, 1);
        addKey(key >> 1, times);
        return;
      }
      if (2 * (bins + 1) > counts.length) {
        rebuild(2 * counts.length, 0);
        place = place(key);
      }
      keys[place] = key;
      bins++;
    }
    counts[place] += times;
  }

  private void rebuild(int capacity, int drop) {
    var oldKeys = keys;
    var oldCounts = counts;
    keys = new long[capacity];
    counts = new long[capacity];
    bins = 0;
    for (int i = 0; i < oldCounts.length; i++) {
      if (oldCounts[i] > 0) {
        int place = place(oldKeys[i] >> drop);
        bins += counts[place] == 0 ? 1 : 0;
        keys[place] = oldKeys[i] >> drop;
        counts[place] += oldCounts[i];
      }
    }
  }

  /// Returns where a key is, or the free place where it belongs.
  private int place(long key) {
    int mask = keys.length - 1;
    int place = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask; // 2^64 / golden ratio
    while (counts[place] != 0 && keys[place] != key) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private double middle(long key) {
    long half = shift == 0 ? 0 : 1L << (shift - 1);
    return Math.clamp(number((key << shift) + half), min, max);
  }

  /// Returns a whole number that orders as the given ones do.
  private static long order(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0); // minus zero is zero
    return bits >= 0 ? bits : bits ^ Long.MAX_VALUE;
  }

  private static double number(long order) {
    return Double.longBitsToDouble(order >= 0 ? order : order ^ Long.MAX_VALUE);
  }
}
