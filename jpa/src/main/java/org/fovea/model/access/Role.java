package org.fovea.model.access;

/// What somebody is in a space, from the weakest to the strongest. Each includes the ones before
/// it.
public enum Role {
  /// Looks.
  VIEWER,
  /// Uploads, annotates, and changes what is their own.
  CONTRIBUTOR,
  /// Changes everything in the space, and who else may look or contribute.
  MANAGER,
  /// Answers for the space as delegate of the home institution; each space has exactly one.
  PRINCIPAL_INVESTIGATOR
}
