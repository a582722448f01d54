package org.fovea.service.usage;

import java.util.HashMap;
import java.util.Map;

/// What was counted and is not in the database yet. Safe for use by many threads.
final class PendingCounts {
  static final int MOST =
      100_000; // keys; a database that is down for long must not fill the memory

  private Map<UsageKey, Long> counts = new HashMap<>();

  synchronized void add(UsageKey key) {
    add(key, 1);
  }

  /// Takes everything out.
  synchronized Map<UsageKey, Long> take() {
    var taken = counts;
    counts = new HashMap<>();
    return taken;
  }

  /// Puts back what could not be written.
  synchronized void putBack(Map<UsageKey, Long> taken) {
    taken.forEach(this::add);
  }

  private void add(UsageKey key, long number) {
    if (counts.size() < MOST || counts.containsKey(key)) {
      counts.merge(key, number, Long::sum);
    }
  }
}
