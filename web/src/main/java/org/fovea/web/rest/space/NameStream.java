package org.fovea.web.rest.space;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.audit.Pseudonym;

/// One open page of somebody in a space, which is told the names of others there, and by which
/// others are told theirs. All that is known of a name is known here, and gone with it.
final class NameStream {
  private static final long BACK_AFTER_MS = 5000;
  private static final long BACK_WHEN_FULL_MS = 60_000;
  private static final String OVER = "over"; // browsers pass over an event without data

  private final Member member;
  private final SseEventSink sink;
  private final Sse sse;
  private final Instant end;
  private volatile boolean speaking;
  private volatile boolean waiting;

  /// Whose page it is.
  ///
  /// @param caller on whose behalf
  /// @param space where
  /// @param pseudonym what they are called there
  /// @param card what others are told, or empty if nothing
  /// @param session number of the session that the page belongs to, or empty for a bearer token
  record Member(
      Caller caller,
      SpaceId space,
      Pseudonym pseudonym,
      Optional<NameCard> card,
      Optional<String> session) {
    @Override
    public String toString() {
      return "Member[…]";
    }
  }

  NameStream(Member member, SseEventSink sink, Sse sse, Instant end) {
    this.member = member;
    this.sink = sink;
    this.sse = sse;
    this.end = end;
  }

  Member member() {
    return member;
  }

  /// Begins to speak: under which pseudonym the page finds its own person in the space. The browser
  /// is asked to wait a little before it comes back.
  void open() {
    var self = NameCard.json(member.pseudonym()).build().toString();
    say(sink, event(sse, "self", self).reconnectDelay(BACK_AFTER_MS).build());
    speaking = true;
  }

  /// Lets the reader go, for whom there is no place: the browser comes back after a minute.
  void putOff() {
    say(sink, event(sse, "full", "later").reconnectDelay(BACK_WHEN_FULL_MS).build());
    sink.close();
  }

  /// Whether the two belong to different people in the same space, and both are there.
  boolean meets(NameStream other) {
    return isThere()
        && other.isThere()
        && member.space().equals(other.member.space())
        && !member.pseudonym().equals(other.member.pseudonym());
  }

  private boolean isThere() {
    return speaking && !sink.isClosed();
  }

  /// Tells the page who `other` is, if they let it be told.
  void tell(NameStream other) {
    other.member.card().ifPresent(card -> send("name", card.json()));
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
    return sink.isClosed() || now.isAfter(end);
  }

  /// Ends it for good: the browser is told not to come back.
  void dismiss() {
    send("end", OVER);
    sink.close();
  }

  /// Lets the reader go, who comes back by themselves.
  void close() {
    sink.close();
  }

  /// Tells whoever is no member, and so gets no stream, not to come back.
  static void refuse(SseEventSink sink, Sse sse) {
    send(sink, sse, "end", OVER);
    sink.close();
  }

  private void send(String event, String data) {
    send(sink, sse, event, data);
  }

  private static void send(SseEventSink sink, Sse sse, String event, String data) {
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
