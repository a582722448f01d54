package org.fovea.web.rest.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.fovea.model.shared.PublicId;
import org.fovea.web.login.OwnSessions;

/// The caller's sessions on this node: `/api/v1/me/sessions`.
@RequestScoped
@Path("v1/me/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
  @Inject OwnSessions sessions;

  /// All that go on, the one last used first.
  @GET
  public JsonObject list() {
    return Json.createObjectBuilder().add("sessions", SessionJson.of(sessions.list())).build();
  }

  /// Ends all but the one that asks, and refuses all tokens that were issued to the caller until
  /// now. Asked with a token it ends all, and this token with them. Answers 204.
  @DELETE
  public void endOthers() {
    sessions.endOthers();
  }

  /// Ends one. Answers 204.
  @DELETE
  @Path("{session: " + PublicId.PATTERN + "}")
  public void end(@PathParam("session") String session) {
    sessions.end(session);
  }
}
