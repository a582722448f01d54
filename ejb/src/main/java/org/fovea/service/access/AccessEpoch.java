package org.fovea.service.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what happens on this node after which somebody may see less than before. Whoever shows a
/// thing again because it was just shown asks first whether nothing happened since.
///
/// What happens on other nodes is not counted: for that, what is remembered is short-lived.
@ApplicationScoped
public class AccessEpoch {
  private final AtomicLong epoch = new AtomicLong();

  /// The present epoch, to be asked before a decision is taken that is to be remembered.
  public long now() {
    return epoch.get();
  }

  /// Begins another: decisions of before, also those that are just being taken, count no more.
  public void advance() {
    epoch.incrementAndGet();
  }
}
