package org.fovea.service.policy;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.config.SiteSettings;
import org.fovea.model.access.SiteRole;
import org.fovea.model.audit.AuditHead;
import org.fovea.model.policy.PolicyKind;
import org.fovea.model.space.RoleMapping;
import org.fovea.service.access.Entitlement;
import org.fovea.service.audit.AuditEvent;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SiteEvent.InstitutionAdded;
import org.fovea.service.audit.SiteEvent.SiteRoleMapped;
import org.fovea.service.institution.InstitutionDraft;
import org.fovea.service.institution.InstitutionIntake;
import org.fovea.service.institution.Institutions;

/// Sets a new site up at its first start, in one transaction: nobody could, as long as no
/// entitlement makes anybody an administrator. Once one does, the file is not read again.
///
/// What is there already is left as it is, so that a site which has lost its last administrator
/// gets one back by a restart.
@Singleton
@Startup
@DependsOn("StartCheck")
public class SiteSetUp {
  private static final Logger LOG = System.getLogger(SiteSetUp.class.getName());

  @PersistenceContext EntityManager entities;
  @Inject SiteSettings settings;
  @Inject Institutions institutions;
  @Inject InstitutionIntake institutionIntake;
  @Inject Policies policies;
  @Inject PolicyIntake policyIntake;
  @Inject AuditLog audit;
  @Inject Clock clock;

  @PostConstruct
  void begin() {
    settings.file().ifPresent(this::setUp);
  }

  private void setUp(Path path) {
    // nodes that start together take turns here, and the second finds an administrator
    entities.find(AuditHead.class, AuditHead.KEY, LockModeType.PESSIMISTIC_WRITE);
    if (hasAdministrator()) {
      return;
    }
    var file = read(path);
    List<AuditEvent> events = new ArrayList<>();
    file.institutions().forEach(draft -> add(draft).ifPresent(events::add));
    file.policies().forEach((kind, text) -> write(kind, text).ifPresent(events::add));
    file.siteRoles()
        .forEach((role, patterns) -> patterns.forEach(one -> events.add(map(one, role))));
    events.forEach(audit::recordOwn);
    LOG.log(Level.INFO, "the site was set up in {0} steps", events.size());
  }

  private static SiteFile read(Path path) {
    try {
      return SiteFile.parse(Files.readString(path));
    } catch (IOException e) {
      throw new IllegalStateException("FOVEA_SITE_FILE cannot be read: " + path, e);
    } catch (IllegalStateException e) {
      throw new IllegalStateException("FOVEA_SITE_FILE, " + path + ": " + e.getMessage(), e);
    }
  }

  private boolean hasAdministrator() {
    return !entities
        .createQuery("select m from RoleMapping m where m.space is null", RoleMapping.class)
        .getResultStream()
        .filter(
            mapping -> mapping.siteRole().filter(SiteRole.SITE_ADMINISTRATOR::equals).isPresent())
        .toList()
        .isEmpty();
  }

  private Optional<AuditEvent> add(InstitutionDraft draft) {
    boolean known =
        institutions.find(draft.facilityCode()).isPresent()
            || !institutions.taken(draft.scopes()).isEmpty();
    return known
        ? Optional.empty()
        : Optional.of(new InstitutionAdded(institutionIntake.add(draft).id()));
  }

  private Optional<AuditEvent> write(PolicyKind kind, String text) {
    return policies.findNewest(kind, Optional.empty()).isPresent()
        ? Optional.empty()
        : policyIntake.write(kind, Optional.empty(), text).map(AuditEvent.class::cast);
  }

  private AuditEvent map(Entitlement pattern, SiteRole role) {
    var mapping = RoleMapping.onSite(pattern.text(), role, clock.instant());
    entities.persist(mapping);
    return new SiteRoleMapped(mapping.id(), pattern.text(), role);
  }
}
