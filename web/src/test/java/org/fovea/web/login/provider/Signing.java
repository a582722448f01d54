package org.fovea.web.login.provider;

/// How a token is signed: rightly, or in one of the ways a forger tries.
public enum Signing {
  RIGHT,
  /// Another key under the identifier of the right one.
  FOREIGN_KEY,
  /// Another key under an identifier nobody knows.
  UNKNOWN_KEY,
  /// Algorithm `none`.
  NONE,
  /// HS256, keyed with the bytes of the provider's public key.
  HMAC_OF_PUBLIC_KEY,
  /// HS256, keyed with the client's secret: what a client could sign for itself.
  HMAC_OF_CLIENT_SECRET,
  /// The right signature of other claims.
  OF_OTHER_CLAIMS
}
