package org.fovea.model.space;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One experiment, which has a number for ever.
@Entity
@DiscriminatorValue("EXPERIMENT")
public class Experiment extends Space {
  @Column(name = "exid", updatable = false)
  private @Nullable String exId; // null only in rows of other kinds, which share the table

  @Enumerated(EnumType.STRING)
  private @Nullable Stage stage; // as above

  /// For the persistence provider only.
  protected Experiment() {}

  /// An experiment in preparation.
  public Experiment(ExId exId, String name, Instant createdAt) {
    super(name, createdAt);
    this.exId = exId.value();
    this.stage = Stage.PREPARATION;
  }

  @Override
  public SpaceKind kind() {
    return SpaceKind.EXPERIMENT;
  }

  public ExId exId() {
    if (exId == null) {
      throw new IllegalStateException("experiment " + id() + " has no exID");
    }
    return new ExId(exId);
  }

  public Stage stage() {
    if (stage == null) {
      throw new IllegalStateException("experiment " + id() + " has no stage");
    }
    return stage;
  }

  /// Sets the stage and returns the former one, for the audit log.
  public Stage enter(Stage next) {
    var former = stage();
    stage = next;
    return former;
  }
}
