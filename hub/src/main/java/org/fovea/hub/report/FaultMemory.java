package org.fovea.hub.report;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Remembers what went wrong lately: the latest fault of the last five minutes. Safe for use by
/// many threads.
public final class FaultMemory {
  private static final long MEMORY_NANOS = Duration.ofMinutes(5).toNanos();

  private final LongSupplier nanos;
  private final Map<Fault, Long> latest = new EnumMap<>(Fault.class);

  /// @param nanos such as [System#nanoTime]
  public FaultMemory(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Something went wrong just now.
  public synchronized void note(Fault fault) {
    latest.put(fault, nanos.getAsLong());
  }

  /// It is over for sure.
  public synchronized void clear(Fault fault) {
    latest.remove(fault);
  }

  /// What went wrong last, or empty if nothing did for a while.
  public synchronized Optional<Fault> present() {
    long now = nanos.getAsLong();
    latest.values().removeIf(when -> now - when > MEMORY_NANOS);
    return latest.entrySet().stream()
        .min((one, other) ->
            Long.compare(now - one.getValue(), now - other.getValue())) // nanoTime may overflow
        .map(Map.Entry::getKey);
  }
}
