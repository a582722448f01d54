package org.fovea.service.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.fovea.model.document.Document;
import org.fovea.model.document.DocumentKind;
import org.fovea.service.shared.Recent;

/// Which terms of use hold now, as it was at most three seconds ago. Whoever has not accepted them
/// may look, but change nothing.
@ApplicationScoped
public class Terms {
  /// The version with which every site begins.
  public static final int FIRST = 1;

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  private final Recent<Versions> versions = new Recent<>();

  /// @param present the newest version in force
  /// @param required the newest one in force that changed something in substance
  private record Versions(int present, int required) {}

  /// The version in force, which people accept now.
  public int present() {
    return versions().present();
  }

  /// The oldest version that is still good enough to have been accepted.
  public int required() {
    return versions().required();
  }

  private Versions versions() {
    return versions.at(clock.instant(), this::read);
  }

  private Versions read() {
    var inForce =
        entities
            .createQuery(
                "select d from Document d where d.kind = :kind and d.effectiveOn <= :today",
                Document.class)
            .setParameter("kind", DocumentKind.TERMS)
            .setParameter("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
            .getResultList();
    return new Versions(
        newest(inForce), newest(inForce.stream().filter(Document::material).toList()));
  }

  private static int newest(List<Document> versions) {
    return versions.stream().mapToInt(Document::version).max().orElse(FIRST);
  }
}
