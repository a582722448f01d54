package org.fovea.model.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One line of the audit log. It is written once; the database refuses to change or delete it.
///
/// People appear as keyed digests only. The hash covers every other field and the hash of the entry
/// before, so that no entry can be changed, removed, swapped or inserted unnoticed.
@Entity
@Table(name = "audit_entry", schema = "fovea_audit")
public class AuditEntry {
  @Id
  @Column(updatable = false)
  private long sequence;

  @Column(name = "recorded_at", nullable = false, updatable = false)
  private Instant recordedAt;

  @Column(nullable = false, updatable = false)
  private String event;

  @Column(updatable = false)
  private @Nullable String actor;

  @Column(name = "space_id", updatable = false)
  private @Nullable String spaceId;

  @Column(nullable = false, updatable = false)
  private String details;

  @Column(name = "previous_hash", nullable = false, updatable = false)
  private String previousHash;

  @Column(nullable = false, updatable = false)
  private String hash;

  /// For the persistence provider only.
  protected AuditEntry() {
    this.recordedAt = Instant.EPOCH;
    this.event = "";
    this.details = "";
    this.previousHash = "";
    this.hash = "";
  }

  public AuditEntry(AuditFacts facts, String previousHash, String hash) {
    this.sequence = facts.sequence();
    this.recordedAt = facts.recordedAt();
    this.event = facts.event();
    this.actor = facts.actor();
    this.spaceId = facts.spaceId();
    this.details = facts.details();
    this.previousHash = previousHash;
    this.hash = hash;
  }

  /// Everything the hash covers, except the hash of the entry before.
  public AuditFacts facts() {
    return new AuditFacts(sequence, recordedAt, event, actor, spaceId, details);
  }

  /// The whole entry, as it stands in the log.
  public AuditRow row() {
    return new AuditRow(facts(), previousHash, hash);
  }

  /// The hash of the entry before, 64 lower-case hexadecimal digits.
  public String previousHash() {
    return previousHash;
  }

  /// This entry's hash, 64 lower-case hexadecimal digits.
  public String hash() {
    return hash;
  }

  /// The digest of who did it, or empty if the system itself did.
  public Optional<String> actor() {
    return Optional.ofNullable(actor);
  }
}
