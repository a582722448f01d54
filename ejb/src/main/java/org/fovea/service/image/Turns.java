package org.fovea.service.image;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fovea.service.access.Caller;

/// Turns at something of which there is little: a few at once, in the order of coming; few who
/// wait, each for a short time; and nobody, nor all who bring the same link, has more than half of
/// these places. Safe for use by many threads.
final class Turns {
  private final int places;
  private final Duration patience;
  private final Semaphore free;
  private final Map<Caller, Integer> taken = new HashMap<>(); // guards itself

  /// @param atOnce how many have a turn at once, at least 1
  /// @param waiting how many more may wait for one, at least 1
  /// @param patience for how long each waits
  Turns(int atOnce, int waiting, Duration patience) {
    this.places = atOnce + waiting;
    this.patience = patience;
    this.free = new Semaphore(atOnce, true);
  }

  /// Waits for a turn.
  ///
  /// @return whether there is one, which must be given back; if not, too many wait, or the caller
  ///   waited for too long
  boolean take(Caller caller) {
    if (!enter(caller)) {
      return false;
    }
    boolean mine = false;
    try {
      mine = free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server stops
    } finally {
      if (!mine) {
        leave(caller);
      }
    }
    return mine;
  }

  /// Gives a turn back.
  void give(Caller caller) {
    free.release();
    leave(caller);
  }

  private boolean enter(Caller caller) {
    synchronized (taken) {
      int all = taken.values().stream().mapToInt(Integer::intValue).sum();
      int own = taken.getOrDefault(caller, 0);
      boolean fits = all < places && own < (places + 1) / 2;
      if (fits) {
        taken.put(caller, own + 1);
      }
      return fits;
    }
  }

  private void leave(Caller caller) {
    synchronized (taken) {
      taken.computeIfPresent(caller, (_, own) -> own == 1 ? null : own - 1);
    }
  }
}
