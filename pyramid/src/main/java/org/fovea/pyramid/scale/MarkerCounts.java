package org.fovea.pyramid.scale;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.fovea.pyramid.source.SampleType;

/// Counts the numbers that detectors and maps write where nothing was measured: -1 and -2 in gaps
/// and dead pixels (PILATUS), the largest number that the type holds in gaps and on overflow
/// (EIGER), the least one in holes of maps. Any of them can be a real number too; what the other
/// numbers are tells.
final class MarkerCounts {
  private static final double OFTEN = 0.001; // more seldom, it moves no percentile that matters

  private final SampleType type;
  private final double[] candidates;
  private final long[] counts;

  MarkerCounts(SampleType type) {
    this.type = type;
    this.candidates =
        !type.whole()
            ? new double[] {type.least(), type.most()}
            : type.least() == 0
                ? new double[] {type.most()}
                : new double[] {type.least(), -2, -1, type.most()};
    this.counts = new long[candidates.length];
  }

  /// Counts a number if it may be a marker.
  ///
  /// @return whether it may be
  boolean take(double value, long times) {
    for (int i = 0; i < candidates.length; i++) {
      if (candidates[i] == value) {
        counts[i] += times;
        return true;
      }
    }
    return false;
  }

  void add(MarkerCounts other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /// Returns those of the candidates that are numbers like any other.
  ///
  /// @param rest all numbers that are no candidates
  Set<Double> numbers(Histogram rest) {
    long total = rest.count() + Arrays.stream(counts).sum();
    var numbers = new TreeSet<Double>();
    for (int i = 0; i < candidates.length; i++) {
      if (!isMarker(candidates[i], counts[i], total, rest)) {
        numbers.add(candidates[i]);
      }
    }
    return numbers;
  }

  /// Adds those candidates to a histogram that are numbers.
  void giveBack(Set<Double> numbers, Histogram histogram) {
    for (int i = 0; i < candidates.length; i++) {
      if (counts[i] > 0 && numbers.contains(candidates[i])) {
        histogram.add(candidates[i], counts[i]);
      }
    }
  }

  private boolean isMarker(double candidate, long count, long total, Histogram rest) {
    if (!type.whole()) {
      return true; // the largest number of all is no measurement
    }
    if (candidate == -1 || candidate == -2) {
      return rest.count() > 0 && rest.min() >= 0;
    }
    boolean apart = candidate > 0 ? rest.max() < candidate / 4 : rest.min() > candidate / 4;
    return apart && rest.min() < rest.max() && count > total * OFTEN;
  }
}
