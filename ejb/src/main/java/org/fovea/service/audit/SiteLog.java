package org.fovea.service.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.SitePermission;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.Period;

/// The whole log, for those who audit the site: identifiers and digests, as it holds them. Each
/// public method is one transaction.
@Stateless
public class SiteLog {
  private static final int LARGEST_PAGE = 200;

  @Inject Guard guard;
  @Inject SiteEntries entries;
  @Inject HeadSigner signer;

  /// The entries that fit, newest first.
  ///
  /// @param before number of the last entry of the page before, or empty for the first page
  /// @param limit how many at most, 1 to 200
  /// @throws NotFoundException if the caller has no part in running the site
  /// @throws InvalidException if `limit` or a day is out of range, or the last day is before the
  ///   first
  public SiteLogPage entries(Caller caller, SiteLogFilter filter, OptionalLong before, int limit) {
    guard.requireSite(caller, SitePermission.READ_AUDIT_LOG);
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidException("limit", "A page has 1 to " + LARGEST_PAGE + " entries.");
    }
    var period = Period.of(filter.from(), filter.until());
    var found = entries.before(period, filter.kind(), before.orElse(Long.MAX_VALUE), limit + 1);
    var page = found.subList(0, Math.min(limit, found.size()));
    var next =
        found.size() > limit ? OptionalLong.of(page.getLast().sequence()) : OptionalLong.empty();
    return new SiteLogPage(page.stream().map(SiteLog::entry).toList(), next);
  }

  /// Where the log ends, and how it stands with its signature.
  ///
  /// @throws NotFoundException if the caller has no part in running the site
  public LogState state(Caller caller) {
    guard.requireSite(caller, SitePermission.READ_AUDIT_LOG);
    return new LogState(entries.newest(), signer.state());
  }

  private static SiteLogEntry entry(AuditFacts facts) {
    return new SiteLogEntry(
        facts.sequence(),
        facts.recordedAt(),
        facts.event(),
        Optional.ofNullable(facts.actor()),
        Optional.ofNullable(facts.spaceId()).map(SpaceId::new),
        EntryDetails.of(facts));
  }
}
