package org.fovea.service.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.fovea.model.retention.RetentionClass;

/// Deletes old numbers of how often something was opened. They tell of nobody, so no legal hold is
/// about them.
@ApplicationScoped
class UsagePurge implements Purge {
  private static final int BATCH = 1000;

  @PersistenceContext EntityManager entities;

  @Override
  public RetentionClass kind() {
    return RetentionClass.USAGE_COUNTS;
  }

  @Override
  public Step step(Instant dueBefore) {
    int removed =
        entities
            .createNativeQuery(
                "delete from fovea.usage_count where day < ?1 order by day limit " + BATCH)
            .setParameter(1, LocalDate.ofInstant(dueBefore, ZoneOffset.UTC))
            .executeUpdate();
    return Step.of(removed, BATCH);
  }
}
