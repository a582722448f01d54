package org.fovea.service.document;

import java.time.Instant;
import java.time.LocalDate;
import org.fovea.model.document.Document;
import org.fovea.model.document.DocumentKind;

/// One version of a document as everybody may read it.
///
/// @param text all of it, in the marks of the pages
/// @param summary what was new in it, or blank
/// @param material whether it changed something in substance
/// @param effectiveOn first day on which it holds
public record DocumentView(
    DocumentKind kind,
    int version,
    String text,
    String summary,
    boolean material,
    Instant publishedAt,
    LocalDate effectiveOn) {

  static DocumentView of(Document document) {
    return new DocumentView(
        document.kind(),
        document.version(),
        document.text(),
        document.summary(),
        document.material(),
        document.publishedAt(),
        document.effectiveOn());
  }

  /// Whether it already holds on that day.
  public boolean holdsOn(LocalDate day) {
    return !effectiveOn.isAfter(day);
  }
}
