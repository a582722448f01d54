package org.fovea.service.image;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fovea.config.PyramidSettings;
import org.fovea.config.RenderSettings;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.render.DamagedTileException;
import org.fovea.pyramid.render.RenderRequest;
import org.fovea.service.access.Caller;
import org.fovea.service.shared.BusyException;

/// Processes that make pictures of tiles, kept warm, so that nobody waits for a start. A tile may
/// have been encoded by anybody, so none is decoded in the server.
///
/// There are never more than settings allow, and few requests wait for one, each for a short time:
/// whoever waits holds a thread of the server. A process ends when it is idle for long, has made
/// many pictures or is old, so that nothing that it was talked into lasts; one that has died, takes
/// too long or talks nonsense is replaced by the next request.
@ApplicationScoped
public class RenderPool {
  private static final System.Logger LOG = System.getLogger(RenderPool.class.getName());
  private static final int MOST_WAITING = 8;
  private static final int MOST_PICTURES = 1000;
  private static final Duration OLDEST = Duration.ofMinutes(15);
  private static final Duration IDLE = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofSeconds(30);

  /// A child that nobody uses.
  private record Resting(RenderChild child, Instant since) {}

  @Resource ManagedScheduledExecutorService timer;
  @Inject PyramidSettings engine;
  @Inject RenderSettings settings;
  @Inject Clock clock;

  private final Deque<Resting> resting = new ArrayDeque<>(); // the last used first; guards itself
  private volatile Optional<List<TileFormat>> formats = Optional.empty();
  private Turns turns = new Turns(0, 0, Duration.ZERO);
  private Optional<ScheduledFuture<?>> look = Optional.empty();

  @PostConstruct
  void open() {
    turns = new Turns(settings.children(), MOST_WAITING, settings.patience().dividedBy(4));
    look =
        Optional.of(
            timer.scheduleAtFixedRate(
                this::endIdle, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS));
  }

  /// Makes a picture.
  ///
  /// @param caller who asks for it
  /// @throws BusyException if too much is to be done already, for them or for all, or it would take
  ///   too long
  /// @throws DamagedTileException if none can be made of these tiles
  /// @throws IOException if no process can be started, or one after the other dies of this
  byte[] render(Caller caller, RenderRequest request) throws IOException {
    return inTurn(
        caller,
        () -> {
          var rested = takeRested();
          if (rested.isPresent()) {
            try {
              return render(rested.get(), request);
            } catch (DamagedTileException e) {
              throw e;
            } catch (
                IOException e) { // it may have died long ago: a new one shows whose fault it is
              LOG.log(Level.WARNING, "a renderer has ended: {0}", e.getClass().getSimpleName());
            }
          }
          return render(start(), request);
        });
  }

  /// What pictures can be made as on this machine.
  ///
  /// @throws BusyException if nobody knows yet, and no process gets ready in time
  /// @throws IOException if no process can be started
  List<TileFormat> formats(Caller caller) throws IOException {
    if (formats.isEmpty()) {
      inTurn(
          caller,
          () -> {
            rest(start());
            return true;
          });
    }
    return formats.orElseThrow();
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T inTurn(Caller caller, Work<T> work) throws IOException {
    if (!turns.take(caller)) {
      throw busy();
    }
    try {
      return work.run();
    } finally {
      turns.give(caller);
    }
  }

  private byte[] render(RenderChild child, RenderRequest request) throws IOException {
    boolean fine = false;
    try {
      byte[] picture = inTime(child, () -> child.render(request));
      fine = true;
      return picture;
    } catch (DamagedTileException e) {
      fine = true;
      throw e;
    } finally {
      if (fine) {
        rest(child);
      } else {
        child.close();
      }
    }
  }

  private RenderChild start() throws IOException {
    // never more processor time than one that is always at work and old can have used
    long seconds = OLDEST.plus(IDLE).toSeconds() * Runtime.getRuntime().availableProcessors();
    var command = new EngineCommand(engine).render(settings.memoryMegabytes(), seconds);
    var child = new RenderChild(command, clock.instant());
    boolean ready = false;
    try {
      formats = Optional.of(inTime(child, child::formats));
      ready = true;
      return child;
    } finally {
      if (!ready) {
        child.close();
      }
    }
  }

  /// Does something with a child, and ends it when its time is over.
  ///
  /// @throws BusyException if that was so
  private <T> T inTime(RenderChild child, Work<T> work) throws IOException {
    var late = new AtomicBoolean();
    var watch =
        timer.schedule(
            () -> {
              late.set(true);
              child.close();
            },
            settings.patience().toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return work.run();
    } catch (IOException e) {
      if (late.get()) {
        throw busy();
      }
      throw e;
    } finally {
      watch.cancel(false);
    }
  }

  private static BusyException busy() {
    return new BusyException(
        "renderer-busy", "Too many pictures are being made just now. Try again in a moment.");
  }

  private Optional<RenderChild> takeRested() {
    synchronized (resting) {
      return Optional.ofNullable(resting.pollFirst()).map(Resting::child);
    }
  }

  private void rest(RenderChild child) {
    if (child.pictures() >= MOST_PICTURES || isOld(child)) {
      child.close();
      return;
    }
    synchronized (resting) {
      resting.addFirst(new Resting(child, clock.instant()));
    }
  }

  private boolean isOld(RenderChild child) {
    return child.born().plus(OLDEST).isBefore(clock.instant());
  }

  void endIdle() {
    var since = clock.instant().minus(IDLE);
    take(since).forEach(RenderChild::close);
  }

  private List<RenderChild> take(Instant since) {
    List<RenderChild> taken = new ArrayList<>();
    synchronized (resting) {
      while (!resting.isEmpty() && !resting.peekLast().since().isAfter(since)) {
        taken.add(resting.removeLast().child());
      }
    }
    return taken;
  }

  /// How many processes wait for something to do.
  int resting() {
    synchronized (resting) {
      return resting.size();
    }
  }

  @PreDestroy
  void close() {
    look.ifPresent(each -> each.cancel(false));
    take(Instant.MAX).forEach(RenderChild::close);
  }
}
