package org.fovea.service.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// Whole days in UTC that something can be told of.
///
/// @param first the first day
/// @param last the last day, included
public record Period(LocalDate first, LocalDate last) {
  private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9998, 12, 31); // a year has four digits

  /// @throws InvalidException if the last day is before the first, or one is out of reach
  public Period {
    if (last.isBefore(first)) {
      throw new InvalidException("period", "The last day is before the first.");
    }
    if (first.isBefore(EARLIEST) || last.isAfter(LATEST)) {
      throw new InvalidException(
          "period", "The days are from %s to %s.".formatted(EARLIEST, LATEST));
    }
  }

  /// The days from `first` to `last`, each of which may be left open.
  ///
  /// @throws InvalidException as the other
  public static Period of(Optional<LocalDate> first, Optional<LocalDate> last) {
    return new Period(first.orElse(EARLIEST), last.orElse(LATEST));
  }

  /// When it begins.
  public Instant begin() {
    return first.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// When it is over.
  public Instant end() {
    return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
