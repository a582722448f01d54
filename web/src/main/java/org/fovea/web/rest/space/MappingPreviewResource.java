package org.fovea.web.rest.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.fovea.service.space.RoleMappingService;
import org.fovea.web.login.CurrentCaller;

/// What a pattern would grant to the caller themselves: `/api/v1/mappings/preview`.
@RequestScoped
@Path("v1/mappings/preview")
@Produces(MediaType.APPLICATION_JSON)
public class MappingPreviewResource {
  @Inject RoleMappingService mappings;
  @Inject CurrentCaller caller;

  /// How `pattern` is read, and which of the caller's entitlements satisfy it.
  @GET
  public JsonObject preview(@QueryParam("pattern") @DefaultValue("") String pattern) {
    return MappingJson.of(mappings.preview(caller.get(), pattern));
  }
}
