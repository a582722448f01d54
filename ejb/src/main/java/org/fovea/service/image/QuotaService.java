package org.fovea.service.image;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.fovea.model.account.Account;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.SitePermission;
import org.fovea.service.institution.Institutions;
import org.fovea.service.policy.Quotas;
import org.fovea.service.policy.UsedByInstitution;
import org.fovea.service.space.Spaces;

/// How much room there is, before it is missed. Each public method is one transaction.
@Stateless
public class QuotaService {
  @Inject Guard guard;
  @Inject Quotas quotas;
  @Inject UsedBytes used;
  @Inject Spaces spaces;
  @Inject Institutions institutions;

  /// What the caller keeps and may keep, in whatever spaces.
  ///
  /// @throws TermsException if they have no account
  public QuotaView own(Caller caller) {
    return of(guard.requireHolder(caller));
  }

  /// What limits the caller's uploads into a space.
  ///
  /// @throws NotFoundException if there is no such space, or the caller may not see it
  /// @throws DeniedException if they may not upload there
  /// @throws ConflictException if nobody may, because it takes no more uploads
  public RoomView room(Caller caller, SpaceId id) {
    guard.require(caller, Permission.UPLOAD, id);
    return new RoomView(
        of(guard.requireAccount(caller)), used.byOwnerOf(spaces.get(id)).map(this::of));
  }

  /// What the spaces of an institution hold and may hold, for those who run the site.
  ///
  /// @throws NotFoundException if there is no such institution
  public QuotaView of(Caller caller, InstitutionId id) {
    guard.requireSite(caller, SitePermission.VIEW_CONSOLE);
    return of(used.by(institutions.get(id)));
  }

  private QuotaView of(Account account) {
    return new QuotaView(used.by(account), quotas.ofPerson());
  }

  private QuotaView of(UsedByInstitution kept) {
    return new QuotaView(kept.bytes(), quotas.of(kept.institution()));
  }
}
