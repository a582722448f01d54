package org.fovea.launcher.database;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.fovea.launcher.report.LaunchException;

/// Brings both schemas to the version of this build. Forward only; asking again is harmless.
public final class Migration {
  private final DatabaseAccess access;

  public Migration(DatabaseAccess access) {
    this.access = access;
  }

  /// Runs the migrations that lack, as the owner of the schemas.
  ///
  /// @return how many ran
  /// @throws LaunchException if there is no owner to log in as, or a migration failed or was edited
  public int run() {
    var owner =
        access
            .owner()
            .orElseThrow(() ->
                new LaunchException(
                    "FOVEA_DB_URL names a database; set FOVEA_DB_OWNER and"
                        + " FOVEA_DB_OWNER_PASSWORD too, so that the schema can be migrated."));
    try {
      return flyway(owner).migrate().migrationsExecuted;
    } catch (FlywayException e) {
      throw new LaunchException("The migration of the database failed: " + reason(e) + ".", e);
    }
  }

  private Flyway flyway(DatabaseAccess.Login owner) {
    return Flyway.configure()
        .dataSource(access.url(), owner.user(), owner.password())
        .locations("classpath:db/migration")
        .failOnMissingLocations(true)
        .defaultSchema("fovea")
        .schemas("fovea", "fovea_audit")
        .createSchemas(false)
        .placeholders(Map.of("appUser", access.appAccount()))
        .cleanDisabled(true)
        .load();
  }

  /// The first line: Flyway's messages go on with advice and statements.
  private static String reason(FlywayException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceAll("[.:]+$", "");
  }
}
