package org.fovea.web.login.provider;

import java.util.EnumSet;
import java.util.Set;

/// What real providers do differently and all of it allowed. Without any habit: like Keycloak.
public enum Habit {
  /// ID and access token carry `sub` and nothing else of the person.
  CLAIMS_ONLY_IN_USERINFO,
  /// Access tokens are random strings.
  OPAQUE_ACCESS_TOKENS,
  /// Access tokens are signed but carry no `typ`, neither as claim nor in the header.
  NO_TYP,
  /// Has no end_session_endpoint.
  NO_END_SESSION,
  /// Has no introspection_endpoint.
  NO_INTROSPECTION,
  /// A list of one is sent as a bare string.
  STRINGS_FOR_LISTS,
  /// Everybody holds 200 more entitlements, of which most mean nothing to us.
  MANY_ENTITLEMENTS,
  /// Signs with ES256, not RS256.
  ES256,
  /// Answers at userinfo with a signed JWT.
  SIGNED_USERINFO,
  /// Sends `iss` in the authorization response (RFC 9207) and announces it.
  ISS_PARAMETER;

  /// How Helmholtz's community proxy behaves (Unity IdM).
  public static final Set<Habit> HELMHOLTZ =
      Set.copyOf(
          EnumSet.of(
              CLAIMS_ONLY_IN_USERINFO,
              OPAQUE_ACCESS_TOKENS,
              NO_END_SESSION,
              STRINGS_FOR_LISTS,
              MANY_ENTITLEMENTS));
}
