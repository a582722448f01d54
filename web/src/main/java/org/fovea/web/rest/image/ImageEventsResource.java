package org.fovea.web.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import org.fovea.service.account.AccountService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.PageStream;

/// News of the caller's images as they come: `GET /api/v1/me/events` (server-sent events).
@RequestScoped
@Path("v1/me/events")
public class ImageEventsResource {
  @Inject ImageEvents events;
  @Inject AccountService accounts;
  @Inject CurrentCaller caller;
  @Inject HttpServletRequest request;

  /// Opens a stream of `image` events, each an image as JSON, whenever state or progress of one of
  /// the caller's unfinished images changes. It begins with an `open` event. It ends after some
  /// minutes, and clients come back; an `end` event says not to.
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void open(@Context SseEventSink sink, @Context Sse sse) {
    accounts.me(caller.get()); // refuses whoever has not logged in
    var session = Optional.ofNullable(request.getSession(false)).map(HttpSession::getId);
    events.follow(new PageStream.Reader(caller.get(), session), sink, sse);
  }
}
