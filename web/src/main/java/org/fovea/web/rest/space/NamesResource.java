package org.fovea.web.rest.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.audit.Pseudonym;
import org.fovea.service.space.CoMembers;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.login.CurrentPerson;
import org.fovea.web.rest.shared.PageStream;
import org.jspecify.annotations.Nullable;

/// Names of those who are in a space at the same time: `GET /api/v1/spaces/{space}/names`
/// (server-sent events).
@RequestScoped
@Path("v1/spaces/{space: " + PublicId.PATTERN + "}/names")
public class NamesResource {
  @Inject NameRelay relay;
  @Inject CoMembers coMembers;
  @Inject CurrentCaller caller;
  @Inject CurrentPerson person;
  @Inject HttpServletRequest request;

  /// Opens a stream. It begins with the `self` event, the caller's own pseudonym as JSON (`label`,
  /// `seed`); then comes a `name` event for each co-member who has one open, too: the same two, and
  /// `name`. In return they are told the caller's name, which is that of the session; a bearer
  /// token has none. An `end` event says not to come back; otherwise the stream ends after some
  /// minutes, and clients come back.
  ///
  /// @param silent if there, whatever its value, nobody is told the caller's name
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void open(
      @PathParam("space") SpaceId space,
      @QueryParam("silent") @Nullable String silent,
      @Context SseEventSink sink,
      @Context Sse sse) {
    var pseudonym = coMembers.find(caller.get(), space);
    if (pseudonym.isEmpty()) {
      PageStream.refuse(sink, sse);
      return;
    }
    relay.join(member(space, pseudonym.get(), silent == null), sink, sse);
  }

  private NameStream.Member member(SpaceId space, Pseudonym pseudonym, boolean shown) {
    var session = Optional.ofNullable(request.getSession(false)).map(HttpSession::getId);
    // without a session nothing would say when the name has to go again
    var name = shown && session.isPresent() ? person.getNameForOthers() : "";
    return new NameStream.Member(
        caller.get(), space, pseudonym, NameCard.of(pseudonym, name), session);
  }
}
