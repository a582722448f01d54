package org.fovea.web.rest.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import org.fovea.model.access.Role;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.RoleMappingId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.space.RoleMappingService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.JsonBody;

/// What entitlements grant in a space: `/api/v1/spaces/{space}/mappings`.
@RequestScoped
@Path("v1/spaces/{space: " + PublicId.PATTERN + "}/mappings")
@Produces(MediaType.APPLICATION_JSON)
public class MappingResource {
  @Inject RoleMappingService mappings;
  @Inject CurrentCaller caller;

  /// The mappings, oldest first.
  @GET
  public JsonObject list(@PathParam("space") SpaceId space) {
    return MappingJson.of(mappings.list(caller.get(), space));
  }

  /// Makes one: `pattern` and `role`. Answers 201.
  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(@PathParam("space") SpaceId space, String body) {
    var told = JsonBody.parse(body);
    return MappingJson.created(
        mappings.add(caller.get(), space, told.text("pattern"), told.choice("role", Role.class)));
  }

  /// Removes one. Answers 204.
  @DELETE
  @Path("{mapping: " + PublicId.PATTERN + "}")
  public void remove(
      @PathParam("space") SpaceId space, @PathParam("mapping") RoleMappingId mapping) {
    mappings.remove(caller.get(), space, mapping);
  }
}
