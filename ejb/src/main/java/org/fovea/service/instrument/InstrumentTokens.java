package org.fovea.service.instrument;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.fovea.service.access.Caller;

/// Finds out which machine a token belongs to, for the login: before that there is no caller. Asked
/// with each request, so a revoked token is refused at once on every node.
@ApplicationScoped
public class InstrumentTokens {
  private static final int LONGEST = 100;

  @Inject Instruments instruments;

  /// The machine, or empty if the token is nobody's.
  ///
  /// @param token as it came
  public Optional<Caller.Instrument> find(String token) {
    return token.isEmpty() || token.length() > LONGEST
        ? Optional.empty()
        : instruments.findByToken(new HubToken(token));
  }
}
