package org.fovea.service.audit;

import java.util.Optional;
import org.fovea.model.access.SiteRole;
import org.fovea.model.account.InterventionCause;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.model.policy.PolicyId;
import org.fovea.model.policy.PolicyKind;
import org.fovea.model.request.ExtensionCause;
import org.fovea.model.request.PrivacyRequestId;
import org.fovea.model.request.RefusalCause;
import org.fovea.model.space.RoleMappingId;
import org.fovea.service.access.Subject;

/// What administrators do to the site.
public sealed interface SiteEvent extends AuditEvent {

  record InstitutionAdded(InstitutionId institution) implements SiteEvent {}

  record InstitutionChanged(InstitutionId institution) implements SiteEvent {}

  record InstitutionRetired(InstitutionId institution) implements SiteEvent {}

  record InstitutionReinstated(InstitutionId institution) implements SiteEvent {}

  /// An institution has an instrument, with its first token.
  record InstrumentMade(InstrumentId instrument, InstitutionId institution) implements SiteEvent {}

  /// An instrument has another token; the former counts no more.
  record InstrumentTokenRotated(InstrumentId instrument) implements SiteEvent {}

  /// No token of an instrument counts any more.
  record InstrumentTokenRevoked(InstrumentId instrument) implements SiteEvent {}

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

  /// Somebody's request takes up to two months longer.
  record RequestExtended(PrivacyRequestId request, ExtensionCause cause) implements SiteEvent {}

  /// What somebody asked for was done.
  record RequestAnswered(PrivacyRequestId request) implements SiteEvent {}

  record RequestRefused(PrivacyRequestId request, RefusalCause cause) implements SiteEvent {}

  /// An administrator asked how it stands with somebody's account.
  record PersonLookedUp(Subject person) implements SiteEvent, AboutPerson {}

  /// Somebody is shut out until further notice.
  ///
  /// @param reference number of the case
  record PersonSuspended(Subject person, InterventionCause cause, String reference)
      implements SiteEvent, AboutPerson {}

  /// Somebody may come in again, or open a new account.
  record SuspensionLifted(Subject person, String reference) implements SiteEvent, AboutPerson {}

  /// An administrator has somebody erased.
  record ErasureOrdered(Subject person, InterventionCause cause, String reference)
      implements SiteEvent, AboutPerson {}
}
