package org.fovea.service.policy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Set;
import org.fovea.model.access.SiteRole;
import org.fovea.service.access.Caller;
import org.fovea.service.access.RolePolicy;
import org.fovea.service.access.RoleSource;
import org.fovea.service.access.SitePermission;

/// Tells pages what of the admin console to offer. What is offered is still asked again by whatever
/// service is called. Each public method is one transaction.
@Stateless
public class ConsoleService {
  @Inject RoleSource roles;

  /// Whether the caller's entitlements let them do `permission` on the site; never refuses.
  public boolean offers(Caller caller, SitePermission permission) {
    Set<SiteRole> held = caller.subject().isPresent() ? roles.siteRoles(caller) : Set.of();
    return held.stream().anyMatch(role -> RolePolicy.allows(role, permission));
  }
}
