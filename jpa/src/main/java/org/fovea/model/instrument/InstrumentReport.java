package org.fovea.model.instrument;

import java.util.Optional;

/// How the hub of an instrument is getting on. None of the numbers is negative.
///
/// @param queuedFiles how many files wait or are being sent
/// @param queuedBytes how long these are together
/// @param heldFiles how many were written before the present activation, and so are not sent
/// @param bytesPerSecond how fast it sends, over the last minute
/// @param fault what troubles it, or empty
public record InstrumentReport(
    long queuedFiles,
    long queuedBytes,
    long heldFiles,
    long bytesPerSecond,
    Optional<InstrumentFault> fault) {

  /// @throws IllegalArgumentException if a number is negative
  public InstrumentReport {
    if (queuedFiles < 0 || queuedBytes < 0 || heldFiles < 0 || bytesPerSecond < 0) {
      throw new IllegalArgumentException("a number of a report is negative");
    }
  }
}
