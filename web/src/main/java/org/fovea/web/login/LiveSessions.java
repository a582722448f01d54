package org.fovea.web.login;

import static java.util.Comparator.comparing;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.fovea.service.access.SessionsRevoked;
import org.fovea.service.access.Subject;
import org.fovea.service.shared.NotFoundException;

/// Which sessions go on, by whose they are; so people can see theirs and end those they do not
/// know.
///
/// All of it is in this node's memory: a restart ends all sessions and forgets this with them, and
/// of several nodes each knows those that it holds itself. A session that is not here is none: one
/// that was ended is refused with the next request, even before the container has let go of it.
@ApplicationScoped
public class LiveSessions {
  @Resource ManagedExecutorService threads;
  @Inject RevokedTokens tokens;
  @Inject Clock clock;

  private final Map<Subject, Set<LiveSession>> sessions = new ConcurrentHashMap<>();

  /// Notes that a session begins.
  void begin(HttpServletRequest request, Subject who) {
    var agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    var session = new LiveSession(who, Device.of(agent), request.getSession(), clock.instant());
    sessions.compute(
        who,
        (_, known) -> {
          Set<LiveSession> all = known == null ? ConcurrentHashMap.newKeySet() : known;
          all.add(session);
          return all;
        });
  }

  /// Notes that a session is used. Returns whether it goes on.
  boolean use(HttpSession session, Subject who) {
    var found = find(session, who);
    found.ifPresent(live -> live.used(clock.instant()));
    return found.isPresent();
  }

  /// Forgets a session that has ended by itself.
  void ended(HttpSession session, Subject who) {
    remove(who, live -> live.isOf(session));
  }

  /// The sessions of that person, the one last used first.
  ///
  /// @param here the session that asks, if one does
  List<SessionView> list(Subject who, Optional<HttpSession> here) {
    return of(who).stream()
        .map(live -> live.view(here.filter(live::isOf).isPresent()))
        .sorted(comparing(SessionView::lastUse).reversed())
        .toList();
  }

  /// Ends one of that person's sessions.
  ///
  /// @throws NotFoundException if they have none of that name
  void end(Subject who, String id) {
    if (end(who, live -> live.id().equals(id)) == 0) {
      throw new NotFoundException();
    }
  }

  /// Ends all sessions of that person but the one that asks, and refuses all tokens that were
  /// issued to them until now. Returns how many sessions there were.
  ///
  /// @param here the session that asks, or empty to end all
  int endOthers(Subject who, Optional<HttpSession> here) {
    tokens.revoke(who);
    return end(who, live -> here.filter(live::isOf).isEmpty());
  }

  /// Ends all sessions of that person on this node, and refuses all tokens that were issued to them
  /// until now: when an administrator suspends them, say.
  public void endAll(Subject who) {
    endOthers(who, Optional.empty());
  }

  void revoked(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionsRevoked event) {
    endAll(event.who());
  }

  private int end(Subject who, Predicate<LiveSession> which) {
    var ended = remove(who, which);
    ended.forEach(live -> threads.execute(live::end));
    return ended.size();
  }

  private List<LiveSession> remove(Subject who, Predicate<LiveSession> which) {
    var ended = of(who).stream().filter(which).toList();
    sessions.computeIfPresent(
        who,
        (_, known) -> {
          ended.forEach(known::remove);
          return known.isEmpty() ? null : known;
        });
    return ended;
  }

  private Optional<LiveSession> find(HttpSession session, Subject who) {
    return of(who).stream().filter(live -> live.isOf(session)).findAny();
  }

  private Set<LiveSession> of(Subject who) {
    return sessions.getOrDefault(who, Set.of());
  }
}
