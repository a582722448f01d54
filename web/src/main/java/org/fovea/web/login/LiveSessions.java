package org.fovea.web.login;

import static java.util.Comparator.comparing;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.fovea.service.access.AccessEpoch;
import org.fovea.service.access.SessionsRevoked;
import org.fovea.service.access.Subject;
import org.fovea.service.account.ShutOut;
import org.fovea.service.shared.NotFoundException;
import org.jspecify.annotations.Nullable;

/// Which sessions go on, by whose they are; so people can see theirs and end those they do not
/// know.
///
/// All of it is in this node's memory: a restart ends all sessions and forgets this with them, and
/// of several nodes each knows those that it holds itself. A session that is not here is none: one
/// that was ended is refused with the next request, even before the container has let go of it.
/// Those of whoever is shut out end at once on the node that does it, and within five seconds on
/// others, also if nobody uses them.
@ApplicationScoped
public class LiveSessions {
  private static final System.Logger LOG = System.getLogger(LiveSessions.class.getName());
  private static final Duration LETTING_GO = Duration.ofSeconds(2);

  @Resource ManagedScheduledExecutorService timer;
  @Inject RevokedTokens tokens;
  @Inject ShutOut shutOut;
  @Inject AccessEpoch epoch;
  @Inject Clock clock;

  private final Map<Subject, Set<LiveSession>> sessions = new ConcurrentHashMap<>();
  private @Nullable ScheduledFuture<?> watch;

  @PostConstruct
  void start() {
    watch = timer.scheduleWithFixedDelay(this::endShutOut, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (watch != null) {
      watch.cancel(false);
    }
  }

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
  /// until now.
  void revoked(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionsRevoked event) {
    tokens.revoke(event.who());
    endSoon(event.who(), _ -> true);
  }

  private int end(Subject who, Predicate<LiveSession> which) {
    var ended = remove(who, which);
    ended.forEach(live -> timer.execute(live::end));
    return ended.size();
  }

  /// Those of whoever was shut out on another node.
  private void endShutOut() {
    try {
      sessions.values().stream()
          .flatMap(Set::stream)
          .filter(live -> shutOut.since(live.who(), live.since()))
          .forEach(live -> endSoon(live.who(), live::equals));
    } catch (RuntimeException e) { // of the database, say: the next look may go better
      LOG.log(Level.WARNING, "sessions are not looked after: {0}", e.getClass().getSimpleName());
    }
  }

  /// Refuses them from now on. They are let go a moment later, for whoever closes their own account
  /// does so in one of them, and that request is still to be answered.
  private void endSoon(Subject who, Predicate<LiveSession> which) {
    for (var live : remove(who, which)) {
      var _ = timer.schedule(live::end, LETTING_GO.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private List<LiveSession> remove(Subject who, Predicate<LiveSession> which) {
    var ended = of(who).stream().filter(which).toList();
    sessions.computeIfPresent(
        who,
        (_, known) -> {
          ended.forEach(known::remove);
          return known.isEmpty() ? null : known;
        });
    epoch.advance(); // nobody is shown again what such a session was shown
    return ended;
  }

  private Optional<LiveSession> find(HttpSession session, Subject who) {
    return of(who).stream().filter(live -> live.isOf(session)).findAny();
  }

  private Set<LiveSession> of(Subject who) {
    return sessions.getOrDefault(who, Set.of());
  }
}
