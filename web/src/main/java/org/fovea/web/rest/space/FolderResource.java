package org.fovea.web.rest.space;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.fovea.config.ServerSettings;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Place;
import org.fovea.service.space.FolderService;
import org.fovea.service.space.FolderView;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.JsonBody;
import org.fovea.web.rest.shared.PageJson;
import org.fovea.web.rest.shared.QueryText;
import org.fovea.web.rest.shared.Tagged;

/// Folders of a space: `/api/v1/spaces/{space}/folders`.
@RequestScoped
@Path("v1/spaces/{space: " + PublicId.PATTERN + "}/folders")
@Produces(MediaType.APPLICATION_JSON)
public class FolderResource {
  private static final String ID = "{folder: " + PublicId.PATTERN + "}";

  @Inject FolderService folders;
  @Inject ServerSettings server;
  @Inject CurrentCaller caller;

  /// The folders that the caller may see, by name, with `text` in it: `limit` of them (50) `after`
  /// the `next` of the page before.
  @GET
  public JsonObject list(@PathParam("space") SpaceId space, @Context UriInfo address) {
    var query = QueryText.of(address);
    var text = query.text("text").orElse("");
    var page = folders.list(caller.get(), space, text, query.page(FolderId::new));
    return PageJson.of("folders", page, FolderResource::json);
  }

  /// Makes a folder: `name`. Answers 201.
  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@PathParam("space") SpaceId space, String body) {
    var folder = folders.create(caller.get(), space, JsonBody.parse(body).text("name"));
    var location = server.link("/api/v1/spaces/" + space + "/folders/" + folder);
    return Response.created(location).entity(get(space, folder)).build();
  }

  /// One folder.
  @GET
  @Tagged
  @Path(ID)
  public JsonObject get(@PathParam("space") SpaceId space, @PathParam("folder") FolderId folder) {
    return json(folders.get(caller.get(), place(space, folder)));
  }

  /// Gives a folder another name: a JSON merge patch (RFC 7396) with the member `name`.
  @PATCH
  @Tagged
  @Path(ID)
  @Consumes("application/merge-patch+json")
  public JsonObject rename(
      @PathParam("space") SpaceId space, @PathParam("folder") FolderId folder, String patch) {
    folders.rename(caller.get(), place(space, folder), JsonBody.parse(patch).text("name"));
    return get(space, folder);
  }

  /// Deletes a folder; its images stay in the space. Answers 204.
  @DELETE
  @Tagged
  @Path(ID)
  public void delete(@PathParam("space") SpaceId space, @PathParam("folder") FolderId folder) {
    folders.delete(caller.get(), place(space, folder));
  }

  private static Place place(SpaceId space, FolderId folder) {
    return new Place(space, Optional.of(folder));
  }

  private static JsonObject json(FolderView folder) {
    return Json.createObjectBuilder()
        .add("id", folder.id().value())
        .add("name", folder.name())
        .add("images", folder.images())
        .add("createdAt", folder.createdAt().toString())
        .build();
  }
}
