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
import java.time.LocalDate;

/// One version of a document, as it was published. It is never changed; the database refuses.
@Entity
@Table(name = "document", schema = "fovea")
public class Document {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private DocumentKind kind;

  @Column(nullable = false, updatable = false)
  private int version;

  @Column(nullable = false, updatable = false)
  private String text;

  @Column(nullable = false, updatable = false)
  private String supplement;

  @Column(nullable = false, updatable = false)
  private String summary;

  @Column(nullable = false, updatable = false)
  private boolean material;

  @Column(name = "published_at", nullable = false, updatable = false)
  private Instant publishedAt;

  @Column(name = "effective_on", nullable = false, updatable = false)
  private LocalDate effectiveOn;

  /// What a version says.
  ///
  /// @param text all of it
  /// @param supplement the part of it that administrators wrote; may be blank
  /// @param summary what is new, in a sentence or two
  /// @param material whether something changed in substance
  public record Content(String text, String supplement, String summary, boolean material) {}

  /// For the persistence provider only.
  protected Document() {
    this.kind = DocumentKind.TERMS;
    this.text = "";
    this.supplement = "";
    this.summary = "";
    this.publishedAt = Instant.EPOCH;
    this.effectiveOn = LocalDate.EPOCH;
  }

  /// @param version one more than the one before, from 1
  /// @param effectiveOn first day, in UTC, on which it holds
  public Document(
      DocumentKind kind, int version, Content content, Instant now, LocalDate effectiveOn) {
    this.kind = kind;
    this.version = version;
    this.text = content.text();
    this.supplement = content.supplement();
    this.summary = content.summary();
    this.material = content.material();
    this.publishedAt = now;
    this.effectiveOn = effectiveOn;
  }

  /// The database key. Of two documents, whatever their kind, the newer one has the greater.
  public long key() {
    return id;
  }

  public DocumentKind kind() {
    return kind;
  }

  public int version() {
    return version;
  }

  public String text() {
    return text;
  }

  public String supplement() {
    return supplement;
  }

  public String summary() {
    return summary;
  }

  public boolean material() {
    return material;
  }

  public Instant publishedAt() {
    return publishedAt;
  }

  public LocalDate effectiveOn() {
    return effectiveOn;
  }
}
