package org.fovea.service.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import org.fovea.model.audit.AuditHead;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.SignedHead;
import org.fovea.model.audit.TranscriptScope;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.SitePermission;
import org.fovea.service.audit.SpaceEvent.TranscriptExported;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Period;

/// Transcripts of a space and a period, with the proof that nothing was added or left out. People
/// appear under their keyed digests, so that a claimed person can be tested by whoever holds the
/// secret.
@Stateless
public class Transcripts {
  private static final int PAGE = 500;

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject SpaceEntries entries;
  @Inject AuditLog audit;
  @Inject AuditKey key;
  @Inject Clock clock;

  /// The transcript of a space from one day to another, both included, in UTC.
  ///
  /// @throws NotFoundException if there is no such space, or the caller may not see it
  /// @throws DeniedException if they may see it but not take a transcript
  /// @throws InvalidException if the last day is before the first, or one is out of reach
  public TranscriptExport export(Caller caller, SpaceId space, LocalDate first, LocalDate last) {
    requireRight(caller, space);
    var period = new Period(first, last);
    var scope = new TranscriptScope(space.value(), period.begin(), period.end());
    var now = clock.instant();
    var end = entities.find(AuditHead.class, AuditHead.KEY).end();
    audit.record(caller, new TranscriptExported(space, first, last));
    return new TranscriptExport(
        scope,
        SignedHead.sign(end, now, key),
        now,
        key,
        after -> entries.after(scope, after, end.sequence(), PAGE));
  }

  /// Those who answer for the space, and those who audit the site: digests are shown.
  private void requireRight(Caller caller, SpaceId space) {
    if (guard.maySite(caller, SitePermission.READ_AUDIT_LOG)) {
      guard.requireSite(caller, SitePermission.READ_AUDIT_LOG);
      requireExisting(space);
    } else {
      guard.require(caller, Permission.EXPORT_TRANSCRIPT, space);
    }
  }

  private void requireExisting(SpaceId space) {
    boolean absent =
        entities
            .createQuery("select s.id from Space s where s.publicId = :id", Long.class)
            .setParameter("id", space.value())
            .getResultList()
            .isEmpty();
    if (absent) {
      throw new NotFoundException();
    }
  }
}
