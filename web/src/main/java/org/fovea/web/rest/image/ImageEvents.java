package org.fovea.web.rest.image;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.fovea.service.access.SessionsRevoked;
import org.fovea.service.account.ShutOut;
import org.fovea.service.image.ImageService;
import org.fovea.web.login.SessionEnded;
import org.fovea.web.rest.shared.PageStream;
import org.fovea.web.rest.shared.PageStreams;
import org.jspecify.annotations.Nullable;

/// Tells open pages what becomes of their images. Once a second it asks the database for those that
/// somebody is watching: so it knows what any node does, and a page need not ask.
@ApplicationScoped
public class ImageEvents {
  @Resource ManagedScheduledExecutorService timer;
  @Inject ImageService images;
  @Inject ShutOut shutOut;
  @Inject Clock clock;

  private final PageStreams<Watcher> watchers = new PageStreams<>();
  private @Nullable ScheduledFuture<?> watch;

  private static final class Watcher implements PageStreams.ToPage {
    private final PageStream page;
    private final Map<String, JsonObject> told = new HashMap<>(); // used by the timer only

    private Watcher(PageStream page) {
      this.page = page;
    }

    @Override
    public PageStream page() {
      return page;
    }

    private void tell(JsonObject image) {
      if (!image.equals(told.put(image.getString("id"), image))) {
        page.tell("image", image.toString());
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
    watchers.close();
  }

  /// Tells `reader` of their images through `sink` for some minutes.
  void follow(PageStream.Reader reader, SseEventSink sink, Sse sse) {
    var page = new PageStream(reader, sink, sse, clock.instant());
    if (watchers.join(new Watcher(page))) {
      page.open("open", "images");
    }
  }

  void leave(@Observes SessionEnded ended) {
    watchers.leave(ended.session(), clock.instant());
  }

  void leave(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionsRevoked revoked) {
    watchers.leave(revoked.who());
  }

  /// How many streams are open.
  int size() {
    return watchers.size();
  }

  void tellAll() {
    watchers.watch(clock.instant(), this::tell);
  }

  private void tell(Watcher watcher) {
    var caller = watcher.page().reader().caller();
    shutOut.require(caller, watcher.page().opened());
    images.inProgress(caller).forEach(image -> watcher.tell(ImageJson.of(image)));
  }
}
