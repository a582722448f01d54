package org.fovea.web.rest.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.fovea.model.access.Role;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.space.LinkView;
import org.fovea.service.space.ProjectLinkService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.JsonBody;
import org.fovea.web.rest.shared.PageJson;
import org.fovea.web.rest.shared.QueryText;

/// Which experiments a project shows: `/api/v1/spaces/{space}/links`.
@RequestScoped
@Path("v1/spaces/{space: " + PublicId.PATTERN + "}/links")
@Produces(MediaType.APPLICATION_JSON)
public class LinkResource {
  private static final String EXPERIMENT = "{experiment: " + PublicId.PATTERN + "}";

  @Inject ProjectLinkService links;
  @Inject CurrentCaller caller;

  /// The experiments of a project, or the projects of an experiment, newest link first: `limit` of
  /// them (50) `after` the `next` of the page before.
  @GET
  public JsonObject list(@PathParam("space") SpaceId space, @Context UriInfo address) {
    var wanted = QueryText.of(address).page(SpaceId::new);
    return PageJson.of("links", links.list(caller.get(), space, wanted), LinkResource::json);
  }

  /// Links an experiment to the project, or changes what the link lends: `grants`. Answers 204.
  @PUT
  @Path(EXPERIMENT)
  @Consumes(MediaType.APPLICATION_JSON)
  public void link(
      @PathParam("space") SpaceId project,
      @PathParam("experiment") SpaceId experiment,
      String body) {
    var grants = JsonBody.parse(body).choice("grants", Role.class);
    links.link(caller.get(), project, experiment, grants);
  }

  /// Removes the link. Answers 204.
  @DELETE
  @Path(EXPERIMENT)
  public void unlink(
      @PathParam("space") SpaceId project, @PathParam("experiment") SpaceId experiment) {
    links.unlink(caller.get(), project, experiment);
  }

  private static JsonObject json(LinkView link) {
    var json =
        Json.createObjectBuilder()
            .add("space", link.other().value())
            .add("visible", link.visible())
            .add("grants", link.grants().name())
            .add("linkedAt", link.linkedAt().toString());
    if (link.visible()) {
      json.add("name", link.name());
    }
    link.exId().ifPresent(exId -> json.add("exId", exId.value()));
    return json.build();
  }
}
