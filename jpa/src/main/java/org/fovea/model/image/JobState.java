package org.fovea.model.image;

/// How far a pyramid job has come.
public enum JobState {
  QUEUED,
  /// Leased by a node; the lease tells until when.
  RUNNING,
  DONE,
  FAILED
}
