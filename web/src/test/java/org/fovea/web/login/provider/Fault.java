package org.fovea.web.login.provider;

/// What a broken or dishonest provider does around the tokens. None of these may let anybody in.
public enum Fault {
  NO_ID_TOKEN,
  NOT_A_TOKEN,
  CODE_REFUSED,
  USERINFO_OF_ANOTHER,
  USERINFO_WITHOUT_SUB,
  /// Signed by somebody else.
  USERINFO_FORGED,
  USERINFO_NOT_JSON,
  /// The metadata name another issuer (a mix-up of providers).
  METADATA_OF_ANOTHER,
  /// The person presses "cancel".
  ACCESS_DENIED,
  /// The authorization response carries another provider's `iss`.
  RESPONSE_OF_ANOTHER_ISSUER,
  /// The authorization response lacks the `iss` that the metadata promise.
  RESPONSE_WITHOUT_ISSUER,
  /// Answers 500 everywhere.
  BROKEN,
  /// Takes the request and never answers.
  SILENT,
  /// Answers with more than anybody wants to read.
  ENDLESS_ANSWER
}
