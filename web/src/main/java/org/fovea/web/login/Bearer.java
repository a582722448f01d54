package org.fovea.web.login;

import java.time.Instant;
import java.util.Optional;
import org.fovea.service.access.Caller;

/// Whom a bearer token stands for.
///
/// @param issued when it was issued, in whole seconds, or empty if nobody says
record Bearer(Caller.Person person, Optional<Instant> issued) {
  @Override
  public String toString() {
    return "Bearer[…]";
  }
}
