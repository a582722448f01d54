package org.fovea.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A stream of server-sent events that is read while it goes on.
final class EventStream implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final String CLOSED = "closed";

  private final InputStream body;
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private final StringBuilder heard = new StringBuilder();

  EventStream(InputStream body) {
    this.body = body;
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      lines.lines().forEach(arrived::add);
    } catch (IOException | UncheckedIOException _) {
      // broken off, by whichever side
    } finally {
      arrived.add(CLOSED);
    }
  }

  /// Waits for an event of that name, and returns all that came so far, its data included.
  String await(String event) {
    listenFor("event: " + event);
    listenFor("data: ");
    return heard.toString();
  }

  /// Waits until the server has ended it.
  void awaitEnd() {
    listenFor(CLOSED);
  }

  private void listenFor(String beginning) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!next(Duration.ofNanos(end - System.nanoTime()), beginning).startsWith(beginning)) {
      // goes on listening
    }
  }

  /// Listens for so long, and returns all that came so far.
  String pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (poll(Duration.ofNanos(end - System.nanoTime())) != null) {
      // goes on listening
    }
    return heard.toString();
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String next(Duration limit, String wanted) {
    var line = poll(limit);
    if (line == null) {
      throw new AssertionError("not heard: " + wanted + "; but:\n" + heard);
    }
    return line;
  }

  private @Nullable String poll(Duration limit) {
    try {
      var line = arrived.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (line != null) {
        heard.append(line).append('\n');
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
