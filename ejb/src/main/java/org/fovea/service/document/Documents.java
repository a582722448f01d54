package org.fovea.service.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fovea.model.document.Document;
import org.fovea.model.document.DocumentKind;
import org.fovea.model.document.DocumentReview;
import org.fovea.service.shared.Recent;

/// Queries for documents.
@ApplicationScoped
class Documents {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  private final Recent<List<Document>> newest = new Recent<>();

  /// All versions, newest first.
  List<Document> list(DocumentKind kind) {
    return entities
        .createQuery(
            "select d from Document d where d.kind = :kind order by d.version desc", Document.class)
        .setParameter("kind", kind)
        .getResultList();
  }

  Optional<Document> find(DocumentKind kind, int version) {
    return list(kind).stream().filter(document -> document.version() == version).findAny();
  }

  /// The newest version, which may not hold yet.
  Optional<Document> findNewest(DocumentKind kind) {
    return list(kind).stream().findFirst();
  }

  /// The version that holds today. The first version of a kind holds from the start.
  Optional<Document> findPresent(DocumentKind kind) {
    return list(kind).stream()
        .filter(version -> !version.effectiveOn().isAfter(today()))
        .findFirst();
  }

  /// The newest version of each kind, as it was at most three seconds ago.
  List<Document> recentlyNewest() {
    return newest.at(
        clock.instant(),
        () ->
            Arrays.stream(DocumentKind.values())
                .flatMap(kind -> findNewest(kind).stream())
                .toList());
  }

  /// When somebody last found a document right.
  Optional<Instant> lastReview(DocumentKind kind) {
    return entities
        .createQuery(
            "select r from DocumentReview r where r.kind = :kind order by r.id desc",
            DocumentReview.class)
        .setParameter("kind", kind)
        .setMaxResults(1)
        .getResultStream()
        .map(DocumentReview::reviewedAt)
        .findAny();
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
