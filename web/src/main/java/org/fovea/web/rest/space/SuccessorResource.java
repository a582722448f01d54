package org.fovea.web.rest.space;

import static jakarta.ws.rs.core.HttpHeaders.CACHE_CONTROL;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.fovea.config.ServerSettings;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.space.HandOverService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.JsonBody;
import org.fovea.web.rest.shared.QueryText;

/// Naming the successor of a principal investigator who has vanished, for administrators:
/// `/api/v1/admin/spaces/{space}`.
@RequestScoped
@Path("v1/admin/spaces/{space: " + PublicId.PATTERN + "}")
@Produces(MediaType.APPLICATION_JSON)
public class SuccessorResource {
  @Inject HandOverService handOvers;
  @Inject ServerSettings server;
  @Inject CurrentCaller caller;

  /// The members among whom one may choose: `limit` of them (50) `after` the `next` of the page
  /// before.
  @GET
  @Path("candidates")
  public JsonObject candidates(@PathParam("space") SpaceId space, @Context UriInfo address) {
    var wanted = QueryText.of(address).page(MemberId::new);
    return MemberJson.of(handOvers.candidates(caller.get(), space, wanted));
  }

  /// Offers the part to a member, `member`; without it to whoever holds a link, which is told this
  /// once as `link` and `token`. Answers 201.
  @POST
  @Idempotent
  @Path("successor")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response name(@PathParam("space") SpaceId space, String body) {
    var json =
        JsonBody.parse(body)
            .optionalId("member", MemberId::new)
            .map(member -> offer(space, member))
            .orElseGet(() -> link(space));
    return Response.status(Response.Status.CREATED)
        .header(CACHE_CONTROL, "no-store")
        .entity(json)
        .build();
  }

  private JsonObject offer(SpaceId space, MemberId member) {
    var offer = handOvers.nameSuccessor(caller.get(), space, member);
    return Json.createObjectBuilder().add("id", offer.value()).build();
  }

  private JsonObject link(SpaceId space) {
    var token = handOvers.linkForSuccessor(caller.get(), space);
    return Json.createObjectBuilder()
        .add("token", token)
        .add("link", server.link("/succeed/" + token).toString())
        .build();
  }
}
