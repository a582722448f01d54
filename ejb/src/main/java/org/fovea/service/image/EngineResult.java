package org.fovea.service.image;

import org.fovea.model.image.PyramidFacts;

/// How a run of the engine ended.
sealed interface EngineResult {
  /// The same; a refusal with more words before its own.
  default EngineResult told(String prefix) {
    return this instanceof Refused(String reason) ? new Refused(prefix + reason) : this;
  }

  /// A pyramid was written.
  record Built(PyramidFacts facts) implements EngineResult {}

  /// The file was written that was asked for.
  record Written() implements EngineResult {}

  /// The engine said that it can make nothing of this file.
  ///
  /// @param reason in words for the uploader
  record Refused(String reason) implements EngineResult {}

  /// The engine ended without a word: killed, out of memory, or a bug.
  ///
  /// @param exitCode as the system reports it
  record Crashed(int exitCode) implements EngineResult {}

  /// The engine was stopped, because it took too long.
  record OutOfTime() implements EngineResult {}

  /// The engine was stopped, because the lease was lost or the server stops.
  record Cancelled() implements EngineResult {}
}
