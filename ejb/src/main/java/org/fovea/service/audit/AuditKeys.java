package org.fovea.service.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.fovea.config.SecretSettings;
import org.fovea.model.audit.AuditKey;

/// The deployment's signing key, derived from its secret.
@ApplicationScoped
public class AuditKeys {
  @Inject SecretSettings secret;

  @Produces
  @Singleton
  AuditKey key() {
    return AuditKey.of(secret.derive(AuditKey.PURPOSE).getEncoded());
  }
}
