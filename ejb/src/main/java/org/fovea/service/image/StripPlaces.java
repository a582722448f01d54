package org.fovea.service.image;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fovea.config.PyramidSettings;
import org.fovea.service.shared.ConflictException;

/// How many originals are stripped at the same time on this node: as many as pyramids are made.
@ApplicationScoped
class StripPlaces {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject PyramidSettings settings;

  private final Semaphore free = new Semaphore(0, true);

  @PostConstruct
  void open() {
    free.release(settings.workers());
  }

  /// Waits for a place. Give it back.
  ///
  /// @throws ConflictException if none becomes free in 20 seconds
  void take() {
    boolean taken = false;
    try {
      taken = free.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!taken) {
      throw new ConflictException(
          "strip-busy", "Many files are being worked on just now. Try again in a minute.");
    }
  }

  void giveBack() {
    free.release();
  }
}
