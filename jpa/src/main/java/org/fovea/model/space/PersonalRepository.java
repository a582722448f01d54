package org.fovea.model.space;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import java.time.Instant;
import org.fovea.model.account.Account;
import org.jspecify.annotations.Nullable;

/// A space of one person alone: they own it, and no institution and no administrator does.
@Entity
@DiscriminatorValue("PERSONAL_REPOSITORY")
public class PersonalRepository extends Space {
  private static final String NAME = "Personal repository";

  @OneToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "owner_account_id", updatable = false)
  private @Nullable Account owner; // null only in rows of other kinds, which share the table

  /// For the persistence provider only.
  protected PersonalRepository() {}

  public PersonalRepository(Account owner, Instant createdAt) {
    super(NAME, createdAt);
    this.owner = owner;
  }

  @Override
  public SpaceKind kind() {
    return SpaceKind.PERSONAL_REPOSITORY;
  }

  /// The person whose repository it is.
  public Account owner() {
    if (owner == null) {
      throw new IllegalStateException("personal repository " + id() + " has no owner");
    }
    return owner;
  }
}
