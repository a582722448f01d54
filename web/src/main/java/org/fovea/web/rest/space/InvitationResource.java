package org.fovea.web.rest.space;

import static jakarta.ws.rs.core.HttpHeaders.CACHE_CONTROL;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.fovea.config.ServerSettings;
import org.fovea.model.access.Role;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.InvitationId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.space.InvitationService;
import org.fovea.service.space.NewInvitation;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.JsonBody;
import org.fovea.web.rest.shared.PageJson;
import org.fovea.web.rest.shared.QueryText;

/// The invitations of a space: `/api/v1/spaces/{space}/invitations`.
@RequestScoped
@Path("v1/spaces/{space: " + PublicId.PATTERN + "}/invitations")
@Produces(MediaType.APPLICATION_JSON)
public class InvitationResource {
  private static final long DEFAULT_HOURS = Duration.ofDays(14).toHours();
  private static final long MOST_HOURS =
      Duration.ofDays(1000).toHours(); // the service knows better

  @Inject InvitationService invitations;
  @Inject ServerSettings server;
  @Inject CurrentCaller caller;

  /// Those of the last 90 days, newest first: `limit` of them (50) `after` the `next` of the page
  /// before.
  @GET
  public JsonObject list(@PathParam("space") SpaceId space, @Context UriInfo address) {
    var wanted = QueryText.of(address).page(InvitationId::new);
    var page = invitations.list(caller.get(), space, wanted);
    return PageJson.of("invitations", page, InvitationJson::of);
  }

  /// Makes one: `role` and, if wanted, `folder`, `hours` (336), `requiredScope` and
  /// `requiredEntitlement`. Answers 201 with its `link` and `token`, which are told this once.
  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@PathParam("space") SpaceId space, String body) {
    var created = invitations.create(caller.get(), space, wanted(JsonBody.parse(body)));
    var link = server.link("/join/" + created.token());
    var json =
        Json.createObjectBuilder(InvitationJson.of(created.invitation()))
            .add("token", created.token())
            .add("link", link.toString())
            .build();
    return Response.status(Response.Status.CREATED)
        .header(CACHE_CONTROL, "no-store")
        .entity(json)
        .build();
  }

  /// Revokes one. Answers 204; asking again is harmless.
  @DELETE
  @Path("{invitation: " + PublicId.PATTERN + "}")
  public void revoke(
      @PathParam("space") SpaceId space, @PathParam("invitation") InvitationId invitation) {
    invitations.revoke(caller.get(), space, invitation);
  }

  private static NewInvitation wanted(JsonBody told) {
    long hours = told.optionalNumber("hours").orElse(DEFAULT_HOURS);
    return new NewInvitation(
        told.choice("role", Role.class),
        told.optionalId("folder", FolderId::new),
        Duration.ofHours(Math.clamp(hours, 0, MOST_HOURS)), // so that no number overflows
        told.optionalText("requiredScope"),
        told.optionalText("requiredEntitlement"));
  }
}
