package org.fovea.web.rest.space;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.fovea.service.shared.RefusedException;
import org.fovea.service.space.CoMembers;
import org.jspecify.annotations.Nullable;

/// Tells people who share a space each other's names, while both have a page of it open.
///
/// A name is in this memory for as long as its owner's stream is open. Nothing is queued for those
/// who come later, written down or logged. Each stream is checked once a second by what held at
/// most three seconds ago, so a member who is removed hears nothing after five.
@ApplicationScoped
public class NameRelay {
  private static final System.Logger LOG = System.getLogger(NameRelay.class.getName());

  /// A stream ends before its reader's session could have ended unnoticed for long.
  private static final Duration LIFE = Duration.ofMinutes(5);

  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final Duration REMEMBERED = Duration.ofMinutes(1); // longer than any request takes
  private static final int MOST_STREAMS = 2000;
  private static final int MOST_STREAMS_OF_ONE = 20;

  @Resource ManagedScheduledExecutorService timer;
  @Inject CoMembers coMembers;
  @Inject Clock clock;

  private final Set<NameStream> streams = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> ended = new ConcurrentHashMap<>(); // sessions, by number
  private Instant nextBeat = Instant.MIN; // used by the timer only
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
    streams.forEach(NameStream::close);
    streams.clear();
  }

  /// Tells `member` the names of all others who have a page of the space open, and tells those
  /// theirs; from now on and for some minutes.
  void join(NameStream.Member member, SseEventSink sink, Sse sse) {
    var joined = new NameStream(member, sink, sse, clock.instant().plus(LIFE));
    if (!admit(joined)) {
      joined.putOff();
    } else if (member.session().filter(ended::containsKey).isPresent()) {
      streams.remove(joined); // the session has ended since the request came
      joined.dismiss();
    } else {
      joined.open(); // first, so that of two who join at once at least one sees the other
      streams.stream().filter(joined::meets).forEach(other -> introduce(joined, other));
    }
  }

  /// Takes a place, if there is one: looking for it and taking it must not come apart.
  private synchronized boolean admit(NameStream stream) {
    return streams.size() < MOST_STREAMS
        && streamsOf(stream.member()) < MOST_STREAMS_OF_ONE
        && streams.add(stream);
  }

  /// Ends what belongs to a session that is over.
  ///
  /// @param session its number
  void leave(String session) {
    ended.put(session, clock.instant()); // first, so that who joins just now is found by one of us
    streams.removeIf(stream -> {
      boolean over = stream.member().session().filter(session::equals).isPresent();
      if (over) {
        stream.dismiss();
      }
      return over;
    });
  }

  /// How many streams are open, and so how many names are known at most.
  int size() {
    return streams.size();
  }

  /// Lets go of those whose time is over, who have gone, or who may not see the space any more.
  void watchAll() {
    var now = clock.instant();
    boolean beats = !now.isBefore(nextBeat);
    if (beats) {
      nextBeat = now.plus(BEAT);
    }
    streams.removeIf(stream -> !goesOn(stream, now, beats));
    ended.values().removeIf(end -> end.plus(REMEMBERED).isBefore(now));
  }

  /// A failure, of the database say, must not end the timer; the reader is let go and comes back.
  private boolean goesOn(NameStream stream, Instant now, boolean beats) {
    try {
      if (stream.isOver(now) || (beats && stream.isStalled())) {
        stream.close();
        return false;
      }
      coMembers.requireStill(stream.member().caller(), stream.member().space());
      if (beats) {
        stream.beat();
      }
      return true;
    } catch (RefusedException _) {
      stream.dismiss();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "names are not relayed: {0}", e.getClass().getSimpleName());
      stream.close();
    }
    return false;
  }

  private static void introduce(NameStream one, NameStream other) {
    one.tell(other);
    other.tell(one);
  }

  private long streamsOf(NameStream.Member member) {
    return streams.stream()
        .filter(stream -> stream.member().caller().subject().equals(member.caller().subject()))
        .count();
  }
}
