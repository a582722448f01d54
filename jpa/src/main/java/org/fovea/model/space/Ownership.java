package org.fovea.model.space;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.fovea.model.institution.Institution;
import org.jspecify.annotations.Nullable;

/// Who owned a space when it was made: an institution, through a principal investigator. Fixed for
/// ever; the database refuses to change it. Personal repositories have none.
@Entity
@Table(name = "ownership", schema = "fovea")
public class Ownership {
  @Id
  @Column(name = "space_id")
  private long spaceKey;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "institution_id", nullable = false, updatable = false)
  private @Nullable Institution institution; // null never, except while the provider builds it

  @Column(name = "principal_investigator", nullable = false, updatable = false)
  private String principalInvestigator;

  @Column(name = "owned_since", nullable = false, updatable = false)
  private Instant ownedSince;

  /// For the persistence provider only.
  protected Ownership() {
    this.principalInvestigator = "";
    this.ownedSince = Instant.EPOCH;
  }

  /// The record of a space that was just made and has its key.
  ///
  /// @param principalInvestigator the keyed digest under which they stand in the audit log
  public Ownership(
      Space space, Institution institution, String principalInvestigator, Instant now) {
    this.spaceKey = space.key();
    this.institution = institution;
    this.principalInvestigator = principalInvestigator;
    this.ownedSince = now;
  }

  public Institution institution() {
    if (institution == null) {
      throw new IllegalStateException("an ownership has no institution");
    }
    return institution;
  }

  /// The first principal investigator, by the keyed digest under which they stand in the audit log.
  public String principalInvestigator() {
    return principalInvestigator;
  }

  public Instant ownedSince() {
    return ownedSince;
  }
}
