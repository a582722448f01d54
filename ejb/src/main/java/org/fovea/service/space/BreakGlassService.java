package org.fovea.service.space;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.space.BreakGlass;
import org.fovea.model.space.BreakGlassId;
import org.fovea.model.space.Cause;
import org.fovea.model.space.Lifetime;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.SitePermission;
import org.fovea.service.audit.AuditLog;
import org.fovea.service.audit.SpaceEvent.BreakGlassEnded;
import org.fovea.service.audit.SpaceEvent.BreakGlassOpened;
import org.fovea.service.shared.CaseReference;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;

/// Looks into spaces in an emergency, by administrators and auditors. Each public method is one
/// transaction.
@Stateless
public class BreakGlassService {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final int LARGEST_PAGE = 200;

  @PersistenceContext EntityManager entities;
  @Inject Guard guard;
  @Inject Spaces spaces;
  @Inject Event<RolesChanged> news;
  @Inject AuditLog audit;
  @Inject Clock clock;

  /// Lets the caller look into a space for an hour; everybody there sees it.
  ///
  /// @param reference number of the case, 1 to 32 characters of ASCII with a digit among them,
  ///   without blanks
  /// @throws NotFoundException if there is no such space, or the caller does not run the site
  /// @throws InvalidException if the reference has another form
  public BreakGlassView open(Caller caller, SpaceId id, Cause cause, String reference) {
    var account = guard.requireSite(caller, SitePermission.BREAK_GLASS);
    CaseReference.require(reference);
    var now = clock.instant();
    var glass =
        new BreakGlass(
            account, spaces.get(id), cause, reference, new Lifetime(now, now.plus(LIFE)));
    entities.persist(glass);
    news.fire(new RolesChanged(id));
    audit.record(caller, new BreakGlassOpened(id, glass.id(), cause, reference, glass.endsAt()));
    return view(glass, true, now);
  }

  /// Ends the own one early; asking again is harmless.
  ///
  /// @throws NotFoundException if it is not the caller's, or the caller does not run the site
  public void end(Caller caller, BreakGlassId id) {
    var account = guard.requireSite(caller, SitePermission.BREAK_GLASS);
    var glass = own(account, id);
    var now = clock.instant();
    if (!now.isBefore(glass.endsAt())) {
      return;
    }
    glass.end(now);
    var space = glass.space().id();
    news.fire(new RolesChanged(space));
    audit.record(caller, new BreakGlassEnded(space, id));
  }

  /// Those of the caller that go on, in the order in which they end.
  public List<BreakGlassView> mine(Caller caller) {
    var account = guard.requireSite(caller, SitePermission.BREAK_GLASS);
    var now = clock.instant();
    return entities
        .createQuery(
            "select b from BreakGlass b join fetch b.space"
                + " where b.account = :account and b.endsAt > :now order by b.endsAt",
            BreakGlass.class)
        .setParameter("account", account)
        .setParameter("now", now)
        .getResultStream()
        .map(glass -> view(glass, true, now))
        .toList();
  }

  /// All that there were and are, whoever opened them, newest first.
  ///
  /// @param first how many of the newest to leave out, 0 or more
  /// @param limit how many at most, 1 to 200
  /// @throws NotFoundException if the caller does not run the site
  /// @throws InvalidException if the page is out of range
  public BreakGlassList list(Caller caller, int first, int limit) {
    var account = guard.requireSite(caller, SitePermission.BREAK_GLASS);
    if (first < 0 || limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidException("limit", "A page has 1 to " + LARGEST_PAGE + " looks.");
    }
    var now = clock.instant();
    var looks =
        entities
            .createQuery(
                "select b from BreakGlass b join fetch b.space join fetch b.account order by b.id desc",
                BreakGlass.class)
            .setFirstResult(first)
            .setMaxResults(limit)
            .getResultStream()
            .map(glass -> view(glass, glass.account().equals(account), now))
            .toList();
    long total =
        entities.createQuery("select count(b) from BreakGlass b", Long.class).getSingleResult();
    return new BreakGlassList(looks, total);
  }

  private BreakGlass own(Account account, BreakGlassId id) {
    return entities
        .createQuery(
            "select b from BreakGlass b where b.publicId = :id and b.account = :account",
            BreakGlass.class)
        .setParameter("id", id.value())
        .setParameter("account", account)
        .getResultStream()
        .findAny()
        .orElseThrow(NotFoundException::new);
  }

  private static BreakGlassView view(BreakGlass glass, boolean mine, Instant now) {
    var space = glass.space();
    boolean open = now.isBefore(glass.endsAt());
    return new BreakGlassView(
        glass.id(),
        space.id(),
        open && mine ? Optional.of(space.name()) : Optional.empty(),
        glass.cause(),
        glass.reference(),
        glass.openedAt(),
        glass.endsAt(),
        open,
        mine);
  }
}
