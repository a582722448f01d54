package org.fovea.model.space;

/// The four kinds of spaces.
public enum SpaceKind {
  /// Has an exID and a stage.
  EXPERIMENT,
  /// Links experiments.
  PROJECT,
  /// People who work together; may itself be a member of a project or experiment.
  TEAM,
  /// One person's own.
  PERSONAL_REPOSITORY
}
