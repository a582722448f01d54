package org.fovea.model.policy;

/// What a policy is about.
public enum PolicyKind {
  /// Who may upload at all: an expression.
  UPLOAD,
  /// Who may become a principal investigator: an expression.
  PRINCIPAL_INVESTIGATOR,
  /// How many bytes one person may have uploaded: a number.
  BYTES_OF_PERSON,
  /// How many bytes the spaces of one institution may hold: a number; with an institution for it
  /// alone.
  BYTES_OF_INSTITUTION
}
