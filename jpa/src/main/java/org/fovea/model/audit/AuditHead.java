package org.fovea.model.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// The end of the audit log: its one row is locked while an entry is added, so the log cannot fork.
@Entity
@Table(name = "audit_head", schema = "fovea")
public class AuditHead {
  /// The key of the one row.
  public static final int KEY = 1;

  @Id private int id;

  @Column(nullable = false)
  private long sequence;

  @Column(nullable = false)
  private String hash;

  /// For the persistence provider only.
  protected AuditHead() {
    this.hash = "";
  }

  /// The sequence of the newest entry, 0 if there is none.
  public long sequence() {
    return sequence;
  }

  /// The hash of the newest entry; 64 zeros if there is none.
  public String hash() {
    return hash;
  }

  /// Both.
  public LogEnd end() {
    return new LogEnd(sequence(), hash());
  }

  /// Moves the end to `entry`.
  public void advance(AuditEntry entry) {
    sequence = entry.facts().sequence();
    hash = entry.hash();
  }
}
