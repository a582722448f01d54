package org.fovea.web.rest.shared;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.fovea.service.access.Caller;

/// The way to one open page, which is told things as they happen (server-sent events). It is held
/// in memory only.
public final class PageStream {
  /// A stream ends before its reader's session could have ended unnoticed for long.
  private static final Duration LIFE = Duration.ofMinutes(5);

  private static final long BACK_AFTER_MS = 5000;
  private static final long BACK_WHEN_FULL_MS = 60_000;
  private static final String OVER = "over"; // browsers pass over an event without data

  private final Reader reader;
  private final SseEventSink sink;
  private final Sse sse;
  private final Instant opened;
  private volatile boolean speaking;
  private volatile boolean waiting;

  /// Whose page it is.
  ///
  /// @param caller on whose behalf
  /// @param session number of the session that the page belongs to, or empty for a bearer token
  public record Reader(Caller caller, Optional<String> session) {
    @Override
    public String toString() {
      return "Reader[…]";
    }
  }

  public PageStream(Reader reader, SseEventSink sink, Sse sse, Instant opened) {
    this.reader = reader;
    this.sink = sink;
    this.sse = sse;
    this.opened = opened;
  }

  public Reader reader() {
    return reader;
  }

  public Instant opened() {
    return opened;
  }

  /// Begins to speak with this event. The browser is asked to wait a little before it comes back.
  public void open(String event, String data) {
    say(sink, event(sse, event, data).reconnectDelay(BACK_AFTER_MS).build());
    speaking = true;
  }

  /// Whether it has begun and the reader has not gone.
  public boolean isThere() {
    return speaking && !sink.isClosed();
  }

  public void tell(String event, String data) {
    tell(sink, sse, event, data);
  }

  /// Lets the reader go, for whom there is no place: the browser comes back after a minute.
  void putOff() {
    say(sink, event(sse, "full", "later").reconnectDelay(BACK_WHEN_FULL_MS).build());
    sink.close();
  }

  /// Says something that means nothing, for only so one notices that nobody is listening.
  void beat() {
    waiting = true;
    say(sink, sse.newEventBuilder().comment("").build())
        .whenComplete((_, failure) -> waiting = failure != null);
  }

  /// Whether the last beat has not been taken yet: the reader reads no more, and what is told them
  /// would pile up here.
  boolean isStalled() {
    return waiting;
  }

  /// Whether the reader has gone or their time is over.
  boolean isOver(Instant now) {
    return sink.isClosed() || now.isAfter(opened.plus(LIFE));
  }

  /// Ends it for good: the browser is told not to come back.
  void dismiss() {
    refuse(sink, sse);
  }

  /// Lets the reader go, who comes back by themselves.
  void close() {
    sink.close();
  }

  /// Tells whoever gets no stream not to come back.
  public static void refuse(SseEventSink sink, Sse sse) {
    tell(sink, sse, "end", OVER);
    sink.close();
  }

  private static void tell(SseEventSink sink, Sse sse, String event, String data) {
    say(sink, event(sse, event, data).build());
  }

  /// An event with data, for only such a one can ask the reader to wait before they come back.
  private static OutboundSseEvent.Builder event(Sse sse, String name, String data) {
    return sse.newEventBuilder().name(name).mediaType(MediaType.TEXT_PLAIN_TYPE).data(data);
  }

  /// Whoever has just gone must not disturb those who speak to them.
  private static CompletionStage<?> say(SseEventSink sink, OutboundSseEvent event) {
    try {
      return sink.send(event);
    } catch (IllegalStateException e) {
      return CompletableFuture.failedStage(e); // it was closed a moment ago
    }
  }
}
