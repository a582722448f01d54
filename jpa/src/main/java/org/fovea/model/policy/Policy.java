package org.fovea.model.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.fovea.model.institution.Institution;
import org.jspecify.annotations.Nullable;

/// One revision of a policy. The newest of a kind holds, and of a kind and institution before the
/// one of the kind alone. A revision is never changed; the database refuses.
@Entity
@Table(name = "policy", schema = "fovea")
public class Policy {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "public_id", nullable = false, updatable = false)
  private String publicId;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private PolicyKind kind;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "institution_id", updatable = false)
  private @Nullable Institution institution;

  @Column(nullable = false, updatable = false)
  private String text;

  @Column(name = "effective_at", nullable = false, updatable = false)
  private Instant effectiveAt;

  /// For the persistence provider only.
  protected Policy() {
    this(PolicyKind.UPLOAD, null, "", Instant.EPOCH);
  }

  /// A revision that holds from now on.
  ///
  /// @param institution for which alone it holds, or null
  /// @param text an expression or a number, as the kind wants it
  public Policy(PolicyKind kind, @Nullable Institution institution, String text, Instant now) {
    this.publicId = PolicyId.random().value();
    this.kind = kind;
    this.institution = institution;
    this.text = text;
    this.effectiveAt = now;
  }

  public PolicyId id() {
    return new PolicyId(publicId);
  }

  public PolicyKind kind() {
    return kind;
  }

  public Optional<Institution> institution() {
    return Optional.ofNullable(institution);
  }

  public String text() {
    return text;
  }

  public Instant effectiveAt() {
    return effectiveAt;
  }
}
