package org.fovea.model.retention;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The newest time that a clock was trusted to tell, on whatever node. There is one row.
@Entity
@Table(name = "retention_clock", schema = "fovea")
public class RetentionClock {
  /// The key of the row.
  public static final int KEY = 1;

  @Id private int id;

  @Column(name = "observed_at")
  private @Nullable Instant observedAt;

  /// For the persistence provider only.
  protected RetentionClock() {}

  /// Empty as long as no clock was ever looked at.
  public Optional<Instant> observedAt() {
    return Optional.ofNullable(observedAt);
  }

  /// Moves on to `now`; never back.
  public void observe(Instant now) {
    if (observedAt == null || now.isAfter(observedAt)) {
      observedAt = now;
    }
  }
}
