package org.fovea.service.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.fovea.model.retention.RetentionClass;
import org.fovea.model.retention.RetentionJob;

/// Queries for jobs.
@ApplicationScoped
class RetentionJobs {
  @PersistenceContext EntityManager entities;

  /// The job of a class, or empty if it was never looked at.
  Optional<RetentionJob> find(RetentionClass kind) {
    return Optional.ofNullable(entities.find(RetentionJob.class, kind.name()));
  }

  /// Makes the job of a class, due at once; two who do so at the same moment must not fail.
  RetentionJob make(RetentionClass kind, Instant now) {
    entities
        .createNativeQuery(
            "insert into fovea.retention_job (kind, next_at) values (?1, ?2)"
                + " on duplicate key update kind = kind")
        .setParameter(1, kind.name())
        .setParameter(2, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
        .executeUpdate();
    return find(kind).orElseThrow();
  }

  /// Locks the job until the transaction ends, as it is now, if nobody else has locked it.
  Optional<RetentionJob> lockIfFree(RetentionClass kind) {
    var locked =
        entities
            .createNativeQuery(
                "select kind from fovea.retention_job where kind = ?1 for update skip locked")
            .setParameter(1, kind.name())
            .getResultList();
    if (locked.isEmpty()) {
      return Optional.empty();
    }
    var job = find(kind);
    job.ifPresent(entities::refresh); // somebody may have been first
    return job;
  }
}
