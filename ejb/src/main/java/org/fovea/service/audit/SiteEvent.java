package org.fovea.service.audit;

import java.util.Optional;
import org.fovea.model.access.SiteRole;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.policy.PolicyId;
import org.fovea.model.policy.PolicyKind;
import org.fovea.model.space.RoleMappingId;

/// What administrators do to the site.
public sealed interface SiteEvent extends AuditEvent {

  record InstitutionAdded(InstitutionId institution) implements SiteEvent {}

  record InstitutionChanged(InstitutionId institution) implements SiteEvent {}

  record InstitutionRetired(InstitutionId institution) implements SiteEvent {}

  record InstitutionReinstated(InstitutionId institution) implements SiteEvent {}

  /// A new revision of a policy holds.
  ///
  /// @param institution for which alone, or empty
  record PolicyChanged(PolicyKind kind, PolicyId policy, Optional<InstitutionId> institution)
      implements SiteEvent {}

  /// An entitlement grants a role on the site now.
  record SiteRoleMapped(RoleMappingId mapping, String pattern, SiteRole role)
      implements SiteEvent {}

  record SiteRoleUnmapped(RoleMappingId mapping, String pattern, SiteRole role)
      implements SiteEvent {}
}
