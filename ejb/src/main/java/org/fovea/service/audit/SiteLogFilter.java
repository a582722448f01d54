package org.fovea.service.audit;

import java.time.LocalDate;
import java.util.Optional;

/// Which entries of the log are asked for.
///
/// @param from the first day, in UTC, or empty for the beginning
/// @param until the last day, included, or empty for today
/// @param kind what they are about, or empty for everything
public record SiteLogFilter(
    Optional<LocalDate> from, Optional<LocalDate> until, Optional<EventKind> kind) {}
