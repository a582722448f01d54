package org.fovea.web.rest.space;

import static jakarta.ws.rs.core.HttpHeaders.CACHE_CONTROL;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.fovea.model.shared.PublicId;
import org.fovea.service.space.HandOverService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;

/// What is offered to the caller: `/api/v1/hand-overs`, and by link `/api/v1/hand-overs/{token}`.
@RequestScoped
@Path("v1/hand-overs")
@Produces(MediaType.APPLICATION_JSON)
public class SuccessionResource {
  private static final String TOKEN = "{token: " + PublicId.PATTERN + "}";

  @Inject HandOverService handOvers;
  @Inject CurrentCaller caller;

  /// The open offers to the caller, newest first.
  @GET
  public JsonObject list() {
    var list = Json.createArrayBuilder();
    handOvers.toCaller(caller.get()).forEach(offer -> list.add(HandOverJson.of(offer)));
    return Json.createObjectBuilder().add("offers", list).build();
  }

  /// The open offer of a link.
  @GET
  @Path(TOKEN)
  public Response get(@PathParam("token") String token) {
    return unstored(HandOverJson.of(handOvers.get(caller.get(), token)));
  }

  /// Accepts by link. Answers with the `space`.
  @POST
  @Idempotent
  @Path(TOKEN)
  public Response accept(@PathParam("token") String token) {
    var space = handOvers.acceptLink(caller.get(), token);
    return unstored(Json.createObjectBuilder().add("space", space.value()).build());
  }

  private static Response unstored(JsonObject json) {
    return Response.ok(json).header(CACHE_CONTROL, "no-store").build();
  }
}
