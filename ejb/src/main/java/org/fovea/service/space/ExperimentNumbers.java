package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.fovea.model.space.ExId;
import org.fovea.service.shared.ConflictException;

/// Gives experiments their numbers. A number that was given once is never given again, whatever
/// becomes of the experiment: all are kept in a table of their own.
@ApplicationScoped
class ExperimentNumbers {
  /// With half of a year's million numbers given, one in four thousand million fails.
  private static final int TRIES = 32;

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  private final RandomGenerator random = new SecureRandom();

  /// A number of this year that nobody has, given in the present transaction.
  ///
  /// @param facilityCode with which it begins
  /// @throws ConflictException if none was found, for nearly all are given
  ExId give(String facilityCode) {
    return give(facilityCode, random, this::reserve);
  }

  /// The same with any source of numbers.
  ///
  /// @param reserve takes a number, unless it was given before
  ExId give(String facilityCode, RandomGenerator source, Predicate<ExId> reserve) {
    int year = clock.instant().atZone(ZoneOffset.UTC).getYear();
    return Stream.generate(() -> ExId.draw(facilityCode, year, source))
        .limit(TRIES)
        .filter(reserve)
        .findFirst()
        .orElseThrow(() ->
            new ConflictException(
                "exid-exhausted",
                "Nearly all numbers of "
                    + facilityCode
                    + " for this year are given. Ask the administrators of this site."));
  }

  /// The database decides: of two who draw the same number at once, the second waits here for the
  /// first and then finds it given.
  private boolean reserve(ExId exId) {
    return entities
            .createNativeQuery(
                "insert ignore into fovea.experiment_number (exid, given_at) values (?1, ?2)")
            .setParameter(1, exId.value())
            .setParameter(2, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
            .executeUpdate()
        == 1;
  }
}
