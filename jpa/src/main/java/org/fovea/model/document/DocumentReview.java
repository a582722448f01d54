package org.fovea.model.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// An administrator has read a document through and found it right. Who, stands in the audit log.
@Entity
@Table(name = "document_review", schema = "fovea")
public class DocumentReview {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private DocumentKind kind;

  @Column(name = "reviewed_at", nullable = false, updatable = false)
  private Instant reviewedAt;

  /// For the persistence provider only.
  protected DocumentReview() {
    this(DocumentKind.TERMS, Instant.EPOCH);
  }

  public DocumentReview(DocumentKind kind, Instant now) {
    this.kind = kind;
    this.reviewedAt = now;
  }

  public DocumentKind kind() {
    return kind;
  }

  public Instant reviewedAt() {
    return reviewedAt;
  }
}
