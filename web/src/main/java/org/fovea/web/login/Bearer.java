package org.fovea.web.login;

import java.time.Instant;
import java.util.Optional;
import org.fovea.service.access.Caller;

/// Whom a bearer token stands for.
///
/// @param issued when it was issued, in whole seconds, or empty if nobody says
/// @param scope what it may be used for at most
record Bearer(Caller.Person person, Optional<Instant> issued, TokenScope scope) {
  @Override
  public String toString() {
    return "Bearer[…]";
  }
}
