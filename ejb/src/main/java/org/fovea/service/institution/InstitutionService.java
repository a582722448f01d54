package org.fovea.service.institution;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.fovea.model.institution.InstitutionId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.SitePermission;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SiteEvent;

/// The registry of institutions, for those who run the site. Each public method is one transaction.
///
/// All throw [NotFoundException] to whoever has no part in running the site, and [DeniedException]
/// to who may look only.
@Stateless
public class InstitutionService {
  @Inject Guard guard;
  @Inject Institutions institutions;
  @Inject InstitutionIntake intake;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// All institutions by name, retired ones too.
  public List<InstitutionView> list(Caller caller) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    return institutions.list().stream().map(InstitutionView::of).toList();
  }

  /// One institution.
  ///
  /// @throws NotFoundException if there is no such institution
  public InstitutionView get(Caller caller, InstitutionId id) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    return InstitutionView.of(institutions.get(id));
  }

  /// Registers an institution.
  ///
  /// @throws ConflictException if its facility code or one of its domains is another's
  public InstitutionView add(Caller caller, InstitutionDraft draft) {
    guard.requireSite(caller, SitePermission.MANAGE_INSTITUTIONS);
    var institution = intake.add(draft);
    audit.record(caller, new SiteEvent.InstitutionAdded(institution.id()));
    return InstitutionView.of(institution);
  }

  /// Makes an institution what the draft says; does nothing if it is already.
  ///
  /// @throws NotFoundException if there is no such institution
  /// @throws ConflictException if its new facility code or one of its domains is another's, or if
  ///   an exID begins with the old code
  public InstitutionView change(Caller caller, InstitutionId id, InstitutionDraft draft) {
    guard.requireSite(caller, SitePermission.MANAGE_INSTITUTIONS);
    var institution = institutions.get(id);
    var before = InstitutionView.of(institution);
    intake.change(institution, draft);
    var after = InstitutionView.of(institution);
    if (!after.equals(before)) {
      audit.record(caller, new SiteEvent.InstitutionChanged(id));
    }
    return after;
  }

  /// Ends an institution: nobody belongs to it from now on. What it owns it keeps. Asking again
  /// changes nothing.
  ///
  /// @throws NotFoundException if there is no such institution
  public void retire(Caller caller, InstitutionId id) {
    guard.requireSite(caller, SitePermission.MANAGE_INSTITUTIONS);
    var institution = institutions.get(id);
    if (institution.retiredAt().isEmpty()) {
      institution.retire(clock.instant());
      audit.record(caller, new SiteEvent.InstitutionRetired(id));
    }
  }

  /// Takes a retired institution up again; asking again changes nothing.
  ///
  /// @throws NotFoundException if there is no such institution
  public void reinstate(Caller caller, InstitutionId id) {
    guard.requireSite(caller, SitePermission.MANAGE_INSTITUTIONS);
    var institution = institutions.get(id);
    if (institution.retiredAt().isPresent()) {
      institution.reinstate();
      audit.record(caller, new SiteEvent.InstitutionReinstated(id));
    }
  }
}
