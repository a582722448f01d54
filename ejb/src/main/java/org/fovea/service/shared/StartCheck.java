package org.fovea.service.shared;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.fovea.model.shared.SchemaVersion;

/// Refuses to start on a schema that is not this build's, or in a time zone other than UTC.
@Singleton
@Startup
public class StartCheck {
  @PersistenceContext EntityManager entities;

  @PostConstruct
  void check() {
    requireUtc(ZoneId.systemDefault());
    requireSchema(installedVersion());
  }

  static void requireUtc(ZoneId zone) {
    if (!zone.normalized().equals(ZoneOffset.UTC)) {
      throw new IllegalStateException(
          "the server runs in " + zone + ", wanted UTC: start it with -Duser.timezone=UTC");
    }
  }

  static void requireSchema(int installed) {
    if (installed != SchemaVersion.CURRENT) {
      throw new IllegalStateException(
          "the database has schema version %d, this build wants %d: run ./fovea migrate"
              .formatted(installed, SchemaVersion.CURRENT));
    }
  }

  private int installedVersion() {
    var newest =
        entities
            .createNativeQuery(
                "select coalesce(max(cast(version as unsigned)), 0)"
                    + " from fovea.flyway_schema_history where success")
            .getSingleResult();
    return ((Number) newest).intValue();
  }
}
