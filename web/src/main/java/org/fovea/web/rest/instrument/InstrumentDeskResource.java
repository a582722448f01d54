package org.fovea.web.rest.instrument;

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
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.model.shared.PublicId;
import org.fovea.service.instrument.DrawnToken;
import org.fovea.service.instrument.InstrumentDesk;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.JsonBody;

/// The instruments of all institutions, for those who run the site: `/api/v1/admin/instruments`. To
/// all others there is nothing here.
@RequestScoped
@Path("v1/admin/instruments")
@Produces(MediaType.APPLICATION_JSON)
public class InstrumentDeskResource {
  private static final String ID = "{instrument: " + PublicId.PATTERN + "}";

  @Inject InstrumentDesk desk;
  @Inject CurrentCaller caller;

  /// All instruments by institution and title.
  @GET
  public JsonObject list() {
    return Json.createObjectBuilder()
        .add("instruments", InstrumentJson.array(desk.list(caller.get())))
        .build();
  }

  /// Makes an instrument: `institution` and `title`. Answers 201 with its `id` and its `token`,
  /// which is shown this once.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Idempotent
  public Response make(String body) {
    var told = JsonBody.parse(body);
    var made =
        desk.make(caller.get(), told.id("institution", InstitutionId::new), told.text("title"));
    return answer(Response.Status.CREATED, made);
  }

  /// Draws another token, which is shown this once; the former counts no more.
  @POST
  @Path(ID + "/token")
  @Idempotent
  public Response rotate(@PathParam("instrument") InstrumentId instrument) {
    return answer(Response.Status.OK, desk.rotate(caller.get(), instrument));
  }

  /// Lets no token count any more. Answers 204.
  @DELETE
  @Path(ID + "/token")
  public void revoke(@PathParam("instrument") InstrumentId instrument) {
    desk.revoke(caller.get(), instrument);
  }

  /// Deactivates the instrument wherever it is active. Answers 204.
  @DELETE
  @Path(ID + "/experiment")
  public void release(@PathParam("instrument") InstrumentId instrument) {
    desk.release(caller.get(), instrument);
  }

  private static Response answer(Response.Status status, DrawnToken drawn) {
    var json =
        Json.createObjectBuilder()
            .add("id", drawn.instrument().value())
            .add("token", drawn.token())
            .build();
    return Response.status(status).entity(json).header("Cache-Control", "no-store").build();
  }
}
