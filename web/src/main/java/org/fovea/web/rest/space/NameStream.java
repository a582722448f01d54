package org.fovea.web.rest.space;

import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.Optional;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.audit.Pseudonym;
import org.fovea.web.rest.shared.PageStream;
import org.fovea.web.rest.shared.PageStreams;

/// One open page of somebody in a space, which is told the names of others there, and by which
/// others are told theirs. All that is known of a name is known here, and gone with it.
final class NameStream implements PageStreams.ToPage {
  private final Member member;
  private final PageStream page;

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

  NameStream(Member member, SseEventSink sink, Sse sse, Instant now) {
    this.member = member;
    this.page =
        new PageStream(new PageStream.Reader(member.caller(), member.session()), sink, sse, now);
  }

  Member member() {
    return member;
  }

  @Override
  public PageStream page() {
    return page;
  }

  /// Begins to speak: under which pseudonym the page finds its own person in the space.
  void open() {
    page.open("self", NameCard.json(member.pseudonym()).build().toString());
  }

  /// Whether the two belong to different people in the same space, and both are there.
  boolean meets(NameStream other) {
    return page.isThere()
        && other.page.isThere()
        && member.space().equals(other.member.space())
        && !member.pseudonym().equals(other.member.pseudonym());
  }

  /// Tells the page who `other` is, if they let it be told.
  void tell(NameStream other) {
    other.member.card().ifPresent(card -> page.tell("name", card.json()));
  }
}
