package org.fovea.web.rest.shared;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.fovea.service.access.Subject;
import org.fovea.service.account.ShutOut;

/// Shuts people out as a test wants it.
public final class ShutPeople extends ShutOut {
  private final Map<String, Instant> moments = new HashMap<>();

  /// From that moment on what `sub` proved before counts no more.
  public void shut(String sub, Instant moment) {
    moments.put(sub, moment);
  }

  @Override
  public boolean since(Subject who, Instant login) {
    return login.isBefore(moments.getOrDefault(who.sub(), Instant.MIN));
  }
}
