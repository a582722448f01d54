package org.fovea.web.rest.shared;

import jakarta.json.Json;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.StringReader;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A page at the other end of a stream, which notes what it is told.
public final class FakePage implements SseEventSink {
  public static final Sse SSE = new Events();

  private final List<OutboundSseEvent> told = new CopyOnWriteArrayList<>();
  private boolean closed;
  private boolean stalled;
  private Runnable beforeSending = () -> {};

  /// Reads no more from now on, though the connection stays.
  public void stall() {
    stalled = true;
  }

  /// Does something just before it is told anything for the first time.
  public void beforeSending(Runnable act) {
    beforeSending = act;
  }

  /// After how many milliseconds it was asked to come back, the last time that it was; an event
  /// without data cannot ask.
  public long comesBackAfterMs() {
    return told.stream()
        .filter(event -> event.isReconnectDelaySet() && event.getData() != null)
        .mapToLong(OutboundSseEvent::getReconnectDelay)
        .reduce(OutboundSseEvent.RECONNECT_NOT_SET, (_, last) -> last);
  }

  /// The events by name, in order, comments left out.
  public List<String> said() {
    return told.stream().map(OutboundSseEvent::getName).filter(Objects::nonNull).toList();
  }

  /// The names that it was told.
  public List<String> names() {
    return told.stream()
        .filter(event -> "name".equals(event.getName()))
        .map(event -> Json.createReader(new StringReader((String) event.getData())).readObject())
        .map(card -> card.getString("name"))
        .toList();
  }

  /// How often it was told nothing.
  public long beats() {
    return told.stream().filter(event -> "".equals(event.getComment())).count();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public CompletionStage<?> send(OutboundSseEvent event) {
    var act = beforeSending;
    beforeSending = () -> {};
    act.run();
    if (closed) {
      throw new IllegalStateException("the page has gone");
    }
    told.add(event);
    return stalled ? new CompletableFuture<>() : CompletableFuture.completedStage(event);
  }

  @Override
  public void close() {
    closed = true;
  }

  private static final class Events implements Sse {
    @Override
    public OutboundSseEvent.Builder newEventBuilder() {
      return new Builder();
    }

    @Override
    public SseBroadcaster newBroadcaster() {
      throw new UnsupportedOperationException("nobody asks for one");
    }
  }

  private record Event(
      @Nullable String name, @Nullable String comment, @Nullable Object data, long delay)
      implements OutboundSseEvent {
    @Override
    public @Nullable String getName() {
      return name;
    }

    @Override
    public @Nullable String getComment() {
      return comment;
    }

    @Override
    public @Nullable Object getData() {
      return data;
    }

    @Override
    public Class<?> getType() {
      return String.class;
    }

    @Override
    public Type getGenericType() {
      return String.class;
    }

    @Override
    public MediaType getMediaType() {
      return MediaType.TEXT_PLAIN_TYPE;
    }

    @Override
    public @Nullable String getId() {
      return null;
    }

    @Override
    public long getReconnectDelay() {
      return delay;
    }

    @Override
    public boolean isReconnectDelaySet() {
      return delay != RECONNECT_NOT_SET;
    }
  }

  private static final class Builder implements OutboundSseEvent.Builder {
    private @Nullable String name;
    private @Nullable String comment;
    private @Nullable Object data;
    private long delay = OutboundSseEvent.RECONNECT_NOT_SET;

    @Override
    public Builder name(String value) {
      name = value;
      return this;
    }

    @Override
    public Builder comment(String value) {
      comment = value;
      return this;
    }

    @Override
    public Builder reconnectDelay(long milliseconds) {
      delay = milliseconds;
      return this;
    }

    @Override
    public Builder data(Object value) {
      data = value;
      return this;
    }

    @Override
    public Builder mediaType(MediaType type) {
      return this;
    }

    @Override
    public Builder id(String value) {
      throw new UnsupportedOperationException("nobody gives one");
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Builder data(Class type, Object value) {
      return data(value);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Builder data(GenericType type, Object value) {
      return data(value);
    }

    @Override
    public OutboundSseEvent build() {
      return new Event(name, comment, data, delay);
    }
  }
}
