package org.fovea.hub.journal;

import java.util.Optional;

/// How far a version of a file has come.
///
/// @param sha256 its digest, once it is known
/// @param upload path of its upload on the server, while there is one
/// @param image what it became, once it is delivered
/// @param over whether nothing is left to do: it was moved or marked, or refused for good
public record Progress(
    Optional<String> sha256, Optional<String> upload, Optional<String> image, boolean over) {
  /// Nothing was done yet.
  public static final Progress NONE =
      new Progress(Optional.empty(), Optional.empty(), Optional.empty(), false);

  /// After one more step.
  Progress after(Step step, String detail) {
    return switch (step) {
      case HASHED -> new Progress(Optional.of(detail), Optional.empty(), Optional.empty(), false);
      case BEGUN -> new Progress(sha256, Optional.of(detail), Optional.empty(), false);
      case LOST -> new Progress(sha256, Optional.empty(), Optional.empty(), false);
      case DELIVERED -> new Progress(sha256, Optional.empty(), Optional.of(detail), false);
      case SETTLED, REFUSED -> new Progress(sha256, Optional.empty(), image, true);
    };
  }
}
