package org.fovea.service.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.fovea.config.EntitlementSettings;

/// Puts the plain classes of this package together for the container.
@ApplicationScoped
class AccessParts {
  @Produces
  @Singleton
  static EntitlementTrust trust(EntitlementSettings settings) {
    return EntitlementTrust.of(settings);
  }
}
