package org.fovea.web.rest.instrument;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.fovea.model.instrument.InstrumentId;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.instrument.InstrumentService;
import org.fovea.web.login.CurrentCaller;

/// The instruments that send into an experiment: `/api/v1/spaces/{space}/instruments`.
@RequestScoped
@Path("v1/spaces/{space: " + PublicId.PATTERN + "}/instruments")
@Produces(MediaType.APPLICATION_JSON)
public class SpaceInstrumentResource {
  private static final String ID = "{instrument: " + PublicId.PATTERN + "}";

  @Inject InstrumentService instruments;
  @Inject CurrentCaller caller;

  /// Those that are active here, by title.
  @GET
  public JsonObject active(@PathParam("space") SpaceId space) {
    return Json.createObjectBuilder()
        .add("instruments", InstrumentJson.array(instruments.active(caller.get(), space)))
        .build();
  }

  /// Those that could be, by title.
  @GET
  @Path("idle")
  public JsonObject idle(@PathParam("space") SpaceId space) {
    return Json.createObjectBuilder()
        .add("instruments", InstrumentJson.array(instruments.idle(caller.get(), space)))
        .build();
  }

  /// Lets the instrument send here, in the caller's name. Answers 204.
  @PUT
  @Path(ID)
  public void activate(
      @PathParam("space") SpaceId space, @PathParam("instrument") InstrumentId instrument) {
    instruments.activate(caller.get(), space, instrument);
  }

  /// Lets it send nothing here any more. Answers 204.
  @DELETE
  @Path(ID)
  public void deactivate(
      @PathParam("space") SpaceId space, @PathParam("instrument") InstrumentId instrument) {
    instruments.deactivate(caller.get(), space, instrument);
  }
}
