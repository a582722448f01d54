package org.fovea.config.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/// Whether the audit log is signed, `audit-log` in `/health`: down while the signed head cannot be
/// written or contradicts the database.
///
/// It is no check of readiness: the service goes on meanwhile, for a log that was tampered with
/// must not become a way to stop it. So whoever watches the service asks `/health`, and whoever
/// sends it requests asks `/health/ready`.
@Startup
@ApplicationScoped
public class AuditLogCheck implements HealthCheck {
  @Inject AuditLogHealth health;

  @Override
  public HealthCheckResponse call() {
    var told = health.told();
    return HealthCheckResponse.named("audit-log")
        .status(told.well())
        .withData("trouble", told.trouble())
        .withData("signed", told.signed())
        .build();
  }
}
