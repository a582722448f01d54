package org.fovea.service.usage;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.fovea.model.image.ImageId;
import org.fovea.service.access.Caller;

/// Counts what people open by a link, in memory: nobody waits for it. Left out are robots, double
/// clicks and whoever objects. [UsageWriter] takes the numbers to the database.
///
/// What members of a space look at is not counted: it would tell something of them.
@ApplicationScoped
public class UsageCounter {
  @Inject Clock clock;

  private final Robots robots = Robots.read();
  private final RecentVisits recent = new RecentVisits(Ticker.systemTicker());
  private final PendingCounts pending = new PendingCounts();

  /// Counts one visit, if it is to be counted.
  ///
  /// @param caller who was let in already
  public void count(Caller caller, UsageKind kind, ImageId item, Visit visit) {
    boolean counts =
        caller instanceof Caller.Linked
            && !visit.objects()
            && !robots.areCalled(visit.agent())
            && !recent.isRepeated(kind, item, visit);
    if (counts) {
      var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      pending.add(new UsageKey(item, today, kind));
    }
  }

  /// Takes out what was counted since the last time.
  Map<UsageKey, Long> take() {
    return pending.take();
  }

  /// Puts back what could not be written.
  void putBack(Map<UsageKey, Long> taken) {
    pending.putBack(taken);
  }
}
