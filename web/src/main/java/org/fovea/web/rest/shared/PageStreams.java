package org.fovea.web.rest.shared;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fovea.service.access.Subject;
import org.fovea.service.shared.RefusedException;

/// The streams of one kind that are open on this node: not too many, nor too many of one person,
/// and none whose session has ended, whose person was shut out, or whose reader has gone. Safe for
/// use by many threads.
///
/// @param <S> what belongs to a stream
public final class PageStreams<S extends PageStreams.ToPage> {
  private static final System.Logger LOG = System.getLogger(PageStreams.class.getName());
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final Duration REMEMBERED = Duration.ofMinutes(1); // longer than any request takes
  private static final int MOST = 2000;
  private static final int MOST_OF_ONE = 20;

  private final Set<S> streams = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> ended = new ConcurrentHashMap<>(); // sessions, by number
  private Instant nextBeat = Instant.MIN; // used by the watch only

  /// What has a page at its other end.
  public interface ToPage {
    PageStream page();
  }

  /// Takes a stream in. If there is no place for it, or its session has just ended, its reader is
  /// let go.
  ///
  /// @return whether it stays
  public boolean join(S stream) {
    if (!admit(stream)) {
      stream.page().putOff();
      return false;
    }
    if (stream.page().reader().session().filter(ended::containsKey).isPresent()) {
      streams.remove(stream); // the session has ended since the request came
      stream.page().dismiss();
      return false;
    }
    return true;
  }

  /// Takes a place, if there is one: looking for it and taking it must not come apart.
  private synchronized boolean admit(S stream) {
    return streams.size() < MOST && streamsLike(stream) < MOST_OF_ONE && streams.add(stream);
  }

  private long streamsLike(S stream) {
    var who = stream.page().reader().caller().subject();
    return streams.stream()
        .filter(other -> other.page().reader().caller().subject().equals(who))
        .count();
  }

  /// All that are open.
  public Stream<S> stream() {
    return streams.stream();
  }

  public int size() {
    return streams.size();
  }

  /// Ends what belongs to a session that is over.
  ///
  /// @param session its number
  public void leave(String session, Instant now) {
    ended.put(session, now); // first, so that who joins just now is found by one of us
    dismiss(stream -> stream.page().reader().session().filter(session::equals).isPresent());
  }

  /// Ends what belongs to a person.
  public void leave(Subject who) {
    dismiss(stream -> stream.page().reader().caller().subject().filter(who::equals).isPresent());
  }

  private void dismiss(Predicate<S> which) {
    streams.removeIf(stream -> {
      boolean over = which.test(stream);
      if (over) {
        stream.page().dismiss();
      }
      return over;
    });
  }

  /// Lets go of those whose time is over or who have gone, and looks after the others; to be called
  /// once a second.
  ///
  /// @param look does what is to be done for one stream; a refusal ends it for good
  public void watch(Instant now, Consumer<S> look) {
    boolean beats = !now.isBefore(nextBeat);
    if (beats) {
      nextBeat = now.plus(BEAT);
    }
    streams.removeIf(stream -> !goesOn(stream, now, beats, look));
    ended.values().removeIf(end -> end.plus(REMEMBERED).isBefore(now));
  }

  /// A failure, of the database say, must not end the watch; the reader is let go and comes back.
  private boolean goesOn(S stream, Instant now, boolean beats, Consumer<S> look) {
    var page = stream.page();
    try {
      if (page.isOver(now) || (beats && page.isStalled())) {
        page.close();
        return false;
      }
      look.accept(stream);
      if (beats) {
        page.beat();
      }
      return true;
    } catch (RefusedException _) {
      page.dismiss();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a stream ends early: {0}", e.getClass().getSimpleName());
      page.close();
    }
    return false;
  }

  /// Lets all go, who come back by themselves.
  public void close() {
    streams.forEach(stream -> stream.page().close());
    streams.clear();
  }
}
