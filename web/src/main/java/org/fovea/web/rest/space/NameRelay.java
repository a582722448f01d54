package org.fovea.web.rest.space;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.fovea.service.access.SessionsRevoked;
import org.fovea.service.account.ShutOut;
import org.fovea.service.space.CoMembers;
import org.fovea.web.login.SessionEnded;
import org.fovea.web.rest.shared.PageStreams;
import org.jspecify.annotations.Nullable;

/// Tells people who share a space each other's names, while both have a page of it open.
///
/// A name is in this memory for as long as its owner's stream is open. Nothing is queued for those
/// who come later, written down or logged. Each stream is checked once a second by what held at
/// most three seconds ago, so a member who is removed, or shut out, hears nothing after five.
@ApplicationScoped
public class NameRelay {
  @Resource ManagedScheduledExecutorService timer;
  @Inject CoMembers coMembers;
  @Inject ShutOut shutOut;
  @Inject Clock clock;

  private final PageStreams<NameStream> streams = new PageStreams<>();
  private @Nullable ScheduledFuture<?> watch;

  @PostConstruct
  void start() {
    watch = timer.scheduleWithFixedDelay(this::watchAll, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (watch != null) {
      watch.cancel(false);
    }
    streams.close();
  }

  /// Tells `member` the names of all others who have a page of the space open, and tells those
  /// theirs; from now on and for some minutes.
  void join(NameStream.Member member, SseEventSink sink, Sse sse) {
    var joined = new NameStream(member, sink, sse, clock.instant());
    if (streams.join(joined)) {
      joined.open(); // first, so that of two who join at once at least one sees the other
      streams.stream().filter(joined::meets).forEach(other -> introduce(joined, other));
    }
  }

  /// With a session its person's name is gone, from wherever a page is open.
  void leave(@Observes SessionEnded ended) {
    streams.leave(ended.session(), clock.instant());
  }

  void leave(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionsRevoked revoked) {
    streams.leave(revoked.who());
  }

  /// How many streams are open, and so how many names are known at most.
  int size() {
    return streams.size();
  }

  /// Lets go of those whose time is over, who have gone, or who may not see the space any more.
  void watchAll() {
    streams.watch(clock.instant(), this::requireStill);
  }

  private void requireStill(NameStream stream) {
    var member = stream.member();
    shutOut.require(member.caller(), stream.page().opened());
    coMembers.requireStill(member.caller(), member.space());
  }

  private static void introduce(NameStream one, NameStream other) {
    one.tell(other);
    other.tell(one);
  }
}
