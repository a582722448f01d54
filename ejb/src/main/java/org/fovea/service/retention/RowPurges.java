package org.fovea.service.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.fovea.model.retention.RetentionClass;
import org.fovea.service.hold.LegalHolds;

/// The purges that are a query: rows whose time is over, and that nothing else hangs on.
@ApplicationScoped
class RowPurges {
  static final int BATCH = 200;

  @PersistenceContext EntityManager entities;
  @Inject LegalHolds holds;

  @Produces
  Purge invitations() {
    return of(
        RetentionClass.INVITATIONS,
        "select x from Invitation x where (x.expiresAt < :due or x.acceptedAt < :due"
            + " or x.revokedAt < :due) and x.space.id not in :spaces order by x.id");
  }

  @Produces
  Purge imageLinks() {
    return of(
        RetentionClass.IMAGE_LINKS,
        "select x from ImageLink x where (x.expiresAt < :due or x.revokedAt < :due)"
            + " and x.image.space.id not in :spaces order by x.id");
  }

  @Produces
  Purge idempotencyKeys() {
    return of(
        RetentionClass.IDEMPOTENCY_KEYS,
        "select x from IdempotencyKey x where x.createdAt < :due order by x.id");
  }

  @Produces
  Purge handOvers() {
    return of(
        RetentionClass.HAND_OVERS,
        "select x from HandOver x where (x.expiresAt < :due or x.settledAt < :due)"
            + " and x.space.id not in :spaces order by x.id");
  }

  @Produces
  Purge breakGlass() {
    return of(
        RetentionClass.BREAK_GLASS,
        "select x from BreakGlass x where x.endsAt < :due and x.space.id not in :spaces"
            + " order by x.id");
  }

  @Produces
  Purge deliveries() {
    return of(
        RetentionClass.DELIVERIES,
        "select x from Delivery x where x.deliveredAt < :due and x.space.id not in :spaces"
            + " order by x.id");
  }

  @Produces
  Purge legalHolds() {
    return of(
        RetentionClass.LEGAL_HOLDS,
        "select x from LegalHold x where x.liftedAt < :due order by x.id");
  }

  @Produces
  Purge requests() {
    return of(
        RetentionClass.REQUESTS,
        "select x from PrivacyRequest x left join x.account a where x.settledOn < :day"
            + " and (a.id is null or a.id not in :accounts) order by x.id");
  }

  @Produces
  Purge reports() {
    return of(
        RetentionClass.RETENTION_REPORTS,
        "select x from RetentionRun x where x.finishedAt < :due order by x.id");
  }

  private Purge of(RetentionClass kind, String due) {
    return new Purge() {
      @Override
      public RetentionClass kind() {
        return kind;
      }

      @Override
      public Step step(Instant dueBefore) {
        return Step.of(remove(due, dueBefore), BATCH);
      }
    };
  }

  private int remove(String due, Instant dueBefore) {
    var query = entities.createQuery(due, Object.class).setMaxResults(BATCH);
    if (due.contains(":day")) {
      query.setParameter("day", LocalDate.ofInstant(dueBefore, ZoneOffset.UTC));
    } else {
      query.setParameter("due", dueBefore);
    }
    if (due.contains(":spaces")) {
      query.setParameter("spaces", holds.now().spaces());
    }
    if (due.contains(":accounts")) {
      query.setParameter("accounts", holds.now().accounts());
    }
    List<Object> rows = query.getResultList();
    rows.forEach(entities::remove);
    return rows.size();
  }
}
