package org.fovea.model.space;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;

/// Links experiments, so that those who work on one question find them in one place.
@Entity
@DiscriminatorValue("PROJECT")
public class Project extends Space {

  /// For the persistence provider only.
  protected Project() {}

  public Project(String name, Instant createdAt) {
    super(name, createdAt);
  }

  @Override
  public SpaceKind kind() {
    return SpaceKind.PROJECT;
  }
}
