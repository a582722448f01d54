package org.fovea.model.space;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;

/// People who work together. A team may itself be a member of a project or an experiment.
@Entity
@DiscriminatorValue("TEAM")
public class Team extends Space {

  /// For the persistence provider only.
  protected Team() {}

  public Team(String name, Instant createdAt) {
    super(name, createdAt);
  }

  @Override
  public SpaceKind kind() {
    return SpaceKind.TEAM;
  }
}
