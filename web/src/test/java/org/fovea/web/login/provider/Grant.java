package org.fovea.web.login.provider;

import java.util.Map;
import java.util.Set;

/// What a code or an access token stands for.
///
/// @param person who logged in
/// @param client the client it was issued to
/// @param scopes what was asked for
/// @param request the authorization request; empty for tokens that no browser fetched
record Grant(StandInPerson person, String client, Set<String> scopes, Map<String, String> request) {

  /// The parameter of the authorization request, or an empty text.
  String requested(String parameter) {
    return request.getOrDefault(parameter, "");
  }
}
