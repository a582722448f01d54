package org.fovea.web.rest.image;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.fovea.service.access.Caller;
import org.fovea.service.image.ImageService;
import org.jspecify.annotations.Nullable;

/// Tells open pages what becomes of their images. Once a second it asks the database for those that
/// somebody is watching: so it knows what any node does, and a page need not ask.
@ApplicationScoped
public class ImageEvents {
  private static final System.Logger LOG = System.getLogger(ImageEvents.class.getName());

  /// A stream ends before its reader's session could have ended unnoticed for long.
  private static final Duration LIFE = Duration.ofMinutes(5);

  private static final int MOST_WATCHERS = 2000;

  @Resource ManagedScheduledExecutorService timer;
  @Inject ImageService images;
  @Inject Clock clock;

  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private @Nullable ScheduledFuture<?> watch;

  private static final class Watcher {
    private final Caller caller;
    private final SseEventSink sink;
    private final Sse sse;
    private final Instant end;
    private final Map<String, JsonObject> told = new HashMap<>(); // used by the timer only

    private Watcher(Caller caller, SseEventSink sink, Sse sse, Instant end) {
      this.caller = caller;
      this.sink = sink;
      this.sse = sse;
      this.end = end;
    }

    private boolean isOver(Instant now) {
      if (now.isAfter(end)) {
        sink.close();
      }
      return sink.isClosed();
    }

    private void tell(JsonObject image) {
      if (!image.equals(told.put(image.getString("id"), image))) {
        sink.send(
            sse.newEventBuilder()
                .name("image")
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(image.toString())
                .build());
      }
    }
  }

  @PostConstruct
  void start() {
    watch = timer.scheduleWithFixedDelay(this::tellAll, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (watch != null) {
      watch.cancel(false);
    }
    watchers.forEach(watcher -> watcher.sink.close());
  }

  /// Tells `caller` of their images through `sink` for some minutes.
  void follow(Caller caller, SseEventSink sink, Sse sse) {
    if (watchers.size() >= MOST_WATCHERS) {
      sink.close(); // the browser comes back by itself
      return;
    }
    watchers.add(new Watcher(caller, sink, sse, clock.instant().plus(LIFE)));
    sink.send(sse.newEventBuilder().comment("open").build());
  }

  private void tellAll() {
    var now = clock.instant();
    watchers.removeIf(watcher -> !goesOn(watcher, now));
  }

  /// A failure, of the database say, must not end the timer; the watcher is let go and comes back.
  ///
  /// @return whether the watcher stays
  private boolean goesOn(Watcher watcher, Instant now) {
    try {
      if (watcher.isOver(now)) {
        return false;
      }
      images.inProgress(watcher.caller).forEach(image -> watcher.tell(ImageJson.of(image)));
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "news of images failed: {0}", e.getClass().getSimpleName());
      return false;
    }
  }
}
