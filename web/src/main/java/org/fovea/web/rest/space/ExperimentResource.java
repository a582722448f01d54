package org.fovea.web.rest.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.fovea.model.space.ExId;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.SpaceService;
import org.fovea.web.login.CurrentCaller;

/// Experiments by their numbers: `/api/v1/experiments`.
@RequestScoped
@Path("v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
public class ExperimentResource {
  @Inject SpaceService spaces;
  @Inject CurrentCaller caller;

  /// The space of an experiment, by its exID as people may write it.
  @GET
  @Path("{exId: [A-Za-z0-9-]{1,40}}")
  public JsonObject get(@PathParam("exId") String written) {
    var exId = ExId.parse(written).orElseThrow(NotFoundException::new);
    return SpaceJson.of(spaces.get(caller.get(), spaces.get(caller.get(), exId)));
  }
}
