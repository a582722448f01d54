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
import org.fovea.model.space.BreakGlassId;
import org.fovea.model.space.Cause;
import org.fovea.model.space.SpaceId;
import org.fovea.service.space.BreakGlassService;
import org.fovea.service.space.BreakGlassView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.JsonBody;

/// Looks into spaces in an emergency, for administrators and auditors: `/api/v1/admin/break-glass`.
@RequestScoped
@Path("v1/admin/break-glass")
@Produces(MediaType.APPLICATION_JSON)
public class BreakGlassResource {
  @Inject BreakGlassService glasses;
  @Inject CurrentCaller caller;

  /// The caller's own that go on.
  @GET
  public JsonObject list() {
    var list = Json.createArrayBuilder();
    glasses.mine(caller.get()).forEach(glass -> list.add(json(glass)));
    return Json.createObjectBuilder().add("breakGlass", list).build();
  }

  /// Lets the caller look into `space` for an hour, for a `cause` and with the `reference` of a
  /// case. Everybody there sees it. Answers 201.
  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  public Response open(String body) {
    var told = JsonBody.parse(body);
    var glass =
        glasses.open(
            caller.get(),
            told.id("space", SpaceId::new),
            told.choice("cause", Cause.class),
            told.text("reference"));
    return Response.status(Response.Status.CREATED).entity(json(glass)).build();
  }

  /// Ends one early. Answers 204.
  @DELETE
  @Path("{glass: " + PublicId.PATTERN + "}")
  public void end(@PathParam("glass") BreakGlassId glass) {
    glasses.end(caller.get(), glass);
  }

  private static JsonObject json(BreakGlassView glass) {
    return Json.createObjectBuilder()
        .add("id", glass.id().value())
        .add("space", glass.space().value())
        .add("spaceName", glass.spaceName().orElse(""))
        .add("cause", glass.cause().name())
        .add("reference", glass.reference())
        .add("endsAt", glass.endsAt().toString())
        .build();
  }
}
