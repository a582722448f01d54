package org.fovea.web.rest.space;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.space.HandOverService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.JsonBody;

/// Handing the principal investigator's part over: `/api/v1/spaces/{space}/hand-over`.
@RequestScoped
@Path("v1/spaces/{space: " + PublicId.PATTERN + "}/hand-over")
@Produces(MediaType.APPLICATION_JSON)
public class HandOverResource {
  @Inject HandOverService handOvers;
  @Inject CurrentCaller caller;

  /// The open offer, as `offer`; without it if there is none that the caller may see.
  @GET
  public JsonObject find(@PathParam("space") SpaceId space) {
    var json = Json.createObjectBuilder();
    handOvers
        .find(caller.get(), space)
        .ifPresent(offer -> json.add("offer", HandOverJson.of(offer)));
    return json.build();
  }

  /// Offers it to a member, `successor`. Answers 201.
  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  public Response offer(@PathParam("space") SpaceId space, String body) {
    var successor = JsonBody.parse(body).id("successor", MemberId::new);
    var offer = handOvers.offer(caller.get(), space, successor);
    return Response.status(Response.Status.CREATED)
        .entity(Json.createObjectBuilder().add("id", offer.value()).build())
        .build();
  }

  /// Withdraws the open offer. Answers 204.
  @DELETE
  public void withdraw(@PathParam("space") SpaceId space) {
    handOvers.withdraw(caller.get(), space);
  }

  /// The caller, to whom it is offered, answers for the space from now on. Answers 204.
  @POST
  @Path("accept")
  public void accept(@PathParam("space") SpaceId space) {
    handOvers.accept(caller.get(), space);
  }

  /// The caller, to whom it is offered, declines. Answers 204.
  @POST
  @Path("decline")
  public void decline(@PathParam("space") SpaceId space) {
    handOvers.decline(caller.get(), space);
  }
}
