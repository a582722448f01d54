package org.fovea.service.policy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import org.fovea.model.access.SiteRole;
import org.fovea.model.image.JobState;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.RolePolicy;
import org.fovea.service.access.RoleSource;
import org.fovea.service.access.SitePermission;

/// Tells pages what of the admin console to offer. What is offered is still asked again by whatever
/// service is called. Each public method is one transaction.
@Stateless
public class ConsoleService {
  @PersistenceContext EntityManager entities;
  @Inject RoleSource roles;
  @Inject Guard guard;

  /// Whether the caller's entitlements let them do `permission` on the site; never refuses.
  public boolean offers(Caller caller, SitePermission permission) {
    Set<SiteRole> held = caller.subject().isPresent() ? roles.siteRoles(caller) : Set.of();
    return held.stream().anyMatch(role -> RolePolicy.allows(role, permission));
  }

  /// How much there is on the site, in round figures for its start page.
  ///
  /// @throws NotFoundException if the caller does not run the site
  public SiteCounts counts(Caller caller) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    return new SiteCounts(
        count("Space x"),
        count("Account x where x.state <> org.fovea.model.account.AccountState.CLOSED"),
        count("Institution x where x.retiredAt is null"),
        jobs(JobState.QUEUED),
        jobs(JobState.RUNNING),
        jobs(JobState.FAILED));
  }

  private long jobs(JobState state) {
    return entities
        .createQuery("select count(x) from PyramidJob x where x.state = :state", Long.class)
        .setParameter("state", state)
        .getSingleResult();
  }

  /// @param which an entity with the variable `x`, and perhaps a condition
  private long count(String which) {
    return entities.createQuery("select count(x) from " + which, Long.class).getSingleResult();
  }
}
