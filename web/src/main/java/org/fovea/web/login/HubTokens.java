package org.fovea.web.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.fovea.service.access.Caller;
import org.fovea.service.instrument.InstrumentTokens;

/// The tokens of instruments: `Authorization: Fovea-Hub {token}`. No provider knows of them, and
/// what they open is little: `Guard` allows a machine to upload into one experiment.
@ApplicationScoped
class HubTokens {
  private static final String SCHEME = "Fovea-Hub ";
  private static final String ATTRIBUTE = HubTokens.class.getName();

  @Inject InstrumentTokens tokens;

  /// Whether the header names this scheme.
  static boolean isMeant(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /// Notes on the request which machine sends it. Returns whether the token is one.
  boolean admit(String authorization, HttpServletRequest request) {
    var machine = tokens.find(authorization.substring(SCHEME.length()).strip());
    machine.ifPresent(found -> request.setAttribute(ATTRIBUTE, found));
    return machine.isPresent();
  }

  /// The machine that sends the request, or empty if none does.
  static Optional<Caller> machine(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
  }
}
