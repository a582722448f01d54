package org.fovea.pyramid.source;

import java.util.List;

/// What was found when all numbers of a [SampleSource] were counted, and which of them became black
/// and white. Only finite numbers that were measured count: neither NaN nor infinities, nor the
/// markers that detectors write where they measured nothing, nor what lies under an opacity of
/// zero.
///
/// @param type of the numbers
/// @param channels figures of each colour channel, in the order of the pixels
/// @param all figures of all colour channels together
/// @param shown the numbers that became black and white
/// @param basis where `shown` comes from
public record MeasuredRange(
    SampleType type, List<Figures> channels, Figures all, ValueRange shown, Basis basis) {
  public MeasuredRange {
    channels = List.copyOf(channels);
  }

  /// Where black and white come from.
  public enum Basis {
    /// The file declares them.
    DECLARED,
    /// All that the type holds.
    FULL,
    /// The percentiles that were measured.
    MEASURED
  }

  /// Figures of many numbers; all zero if there are none.
  ///
  /// @param count of numbers
  /// @param min the least
  /// @param max the largest
  /// @param p0_1 the least number that at least 0.1 % are not above
  /// @param p1 the same for 1 %
  /// @param p50 the median
  /// @param p99 the same for 99 %
  /// @param p99_9 the same for 99.9 %
  public record Figures(
      long count,
      double min,
      double max,
      double p0_1,
      double p1,
      double p50,
      double p99,
      double p99_9) {}
}
