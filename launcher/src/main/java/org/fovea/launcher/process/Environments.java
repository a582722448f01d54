package org.fovea.launcher.process;

import java.util.Map;
import java.util.Set;

/// What a child process inherits: nothing that could change how a server behaves by accident, such
/// as `JAVA_OPTS`, `KC_…` or a password meant for another process.
final class Environments {
  private static final Set<String> PLAIN =
      Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "LD_LIBRARY_PATH");

  private Environments() {}

  static void keepPlain(Map<String, String> environment) {
    environment.keySet().retainAll(PLAIN);
    environment.put("USER", System.getProperty("user.name")); // sudo and su may leave another one's
  }
}
