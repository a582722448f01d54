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
import org.fovea.model.access.SiteRole;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.RoleMappingId;
import org.fovea.service.space.RoleMappingService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.JsonBody;

/// What entitlements grant on the site, for administrators: `/api/v1/admin/mappings`.
@RequestScoped
@Path("v1/admin/mappings")
@Produces(MediaType.APPLICATION_JSON)
public class SiteMappingResource {
  @Inject RoleMappingService mappings;
  @Inject CurrentCaller caller;

  /// The mappings, oldest first.
  @GET
  public JsonObject list() {
    return MappingJson.of(mappings.listOfSite(caller.get()));
  }

  /// Makes one: `pattern` and `siteRole`. Answers 201.
  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(String body) {
    var told = JsonBody.parse(body);
    return MappingJson.created(
        mappings.addToSite(
            caller.get(), told.text("pattern"), told.choice("siteRole", SiteRole.class)));
  }

  /// Removes one. Answers 204.
  @DELETE
  @Path("{mapping: " + PublicId.PATTERN + "}")
  public void remove(@PathParam("mapping") RoleMappingId mapping) {
    mappings.removeFromSite(caller.get(), mapping);
  }
}
