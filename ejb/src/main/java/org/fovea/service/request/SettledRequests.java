package org.fovea.service.request;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SiteEvent.RequestsForgotten;

/// Deletes requests that were settled so long ago that nobody can ask any more how they were
/// settled. A job calls it; it asks for no caller.
@Stateless
public class SettledRequests {
  /// How long a settled request is kept: claims for damages become time-barred within three years.
  public static final Period KEPT = Period.ofMonths(36);

  @PersistenceContext EntityManager entities;
  @Inject PrivacyRequests requests;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// Deletes some of them, in one transaction; asked again it goes on with the others.
  ///
  /// @param limit how many at most
  /// @return how many
  public int forget(int limit) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var old = requests.settledBefore(today.minus(KEPT), limit);
    old.forEach(entities::remove);
    if (!old.isEmpty()) {
      audit.recordOwn(new RequestsForgotten(old.size()));
    }
    return old.size();
  }
}
