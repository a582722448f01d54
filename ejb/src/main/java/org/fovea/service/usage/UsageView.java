package org.fovea.service.usage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How often an image was opened by links.
///
/// @param days without gaps, the oldest first
public record UsageView(List<Day> days) {

  /// One day.
  ///
  /// @param day in UTC
  public record Day(LocalDate day, long views, long downloads) {}

  /// @param first the first day
  /// @param number how many days
  /// @param counts what is stored; a day or kind that is missing had nothing
  static UsageView of(LocalDate first, int number, Map<LocalDate, Map<UsageKind, Long>> counts) {
    return new UsageView(
        Stream.iterate(first, day -> day.plusDays(1))
            .limit(number)
            .map(day -> {
              var counted = counts.getOrDefault(day, Map.of());
              return new Day(
                  day,
                  counted.getOrDefault(UsageKind.VIEW, 0L),
                  counted.getOrDefault(UsageKind.DOWNLOAD, 0L));
            })
            .toList());
  }
}
