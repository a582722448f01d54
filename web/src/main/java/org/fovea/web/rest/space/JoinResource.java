package org.fovea.web.rest.space;

import static jakarta.ws.rs.core.HttpHeaders.CACHE_CONTROL;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.fovea.model.shared.PublicId;
import org.fovea.service.space.InvitationService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;

/// An invitation for whoever holds its link: `/api/v1/invitations/{token}`.
@RequestScoped
@Path("v1/invitations/{token: " + PublicId.PATTERN + "}")
@Produces(MediaType.APPLICATION_JSON)
public class JoinResource {
  @Inject InvitationService invitations;
  @Inject CurrentCaller caller;

  /// What accepting would mean for the caller. Unknown, used, revoked and expired ones: 404.
  @GET
  public Response preview(@PathParam("token") String token) {
    return unstored(InvitationJson.of(invitations.preview(caller.get(), token)));
  }

  /// Accepts; the link is used up. Answers with `space` and, if it is about one, `folder`.
  @POST
  @Idempotent
  public Response accept(@PathParam("token") String token) {
    return unstored(InvitationJson.of(invitations.accept(caller.get(), token)));
  }

  private static Response unstored(JsonObject json) {
    return Response.ok(json).header(CACHE_CONTROL, "no-store").build();
  }
}
