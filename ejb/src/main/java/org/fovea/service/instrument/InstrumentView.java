package org.fovea.service.instrument;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.instrument.Instrument;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.model.instrument.InstrumentReport;
import org.fovea.model.space.ExId;
import org.fovea.model.space.Experiment;
import org.fovea.model.space.SpaceId;

/// An instrument as people see it.
///
/// @param institutionName whose it is
/// @param tokenDrawnAt since when its token counts, or empty if it was revoked
/// @param experiment where it sends, or empty if nowhere
/// @param exId number of that experiment
/// @param activeSince when it was activated there
/// @param lastSeenAt when its hub was last heard of, or empty if never
/// @param connected whether that is less than [#PATIENCE] ago
/// @param report what the hub said then
public record InstrumentView(
    InstrumentId id,
    String title,
    InstitutionId institution,
    String institutionName,
    Instant madeAt,
    Optional<Instant> tokenDrawnAt,
    Optional<SpaceId> experiment,
    Optional<ExId> exId,
    Optional<Instant> activeSince,
    Optional<Instant> lastSeenAt,
    boolean connected,
    InstrumentReport report) {

  /// A hub reports every half minute; one report may be lost.
  public static final Duration PATIENCE = Duration.ofSeconds(75);

  static InstrumentView of(Instrument instrument, Instant now) {
    return new InstrumentView(
        instrument.id(),
        instrument.title(),
        instrument.institution().id(),
        instrument.institution().name(),
        instrument.madeAt(),
        instrument.tokenDrawnAt(),
        instrument.experiment().map(Experiment::id),
        instrument.experiment().map(Experiment::exId),
        instrument.activeSince(),
        instrument.lastSeenAt(),
        instrument.lastSeenAt().filter(seen -> seen.plus(PATIENCE).isAfter(now)).isPresent(),
        instrument.report());
  }
}
