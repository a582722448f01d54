package org.fovea.web.rest.iiif;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.fovea.model.image.ImageId;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.ExId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.image.ImageService;
import org.fovea.service.image.TileService;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.SpaceService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.QueryText;

/// IIIF Presentation API 3.0: `/iiif/presentation/3`. An image is a manifest of one canvas, a space
/// a collection of manifests.
@RequestScoped
@Path("presentation/3")
public class PresentationResource {
  private static final int PAGE = 100;
  private static final String EX_ID = "[A-Za-z0-9]{1,16}-[A-Za-z0-9-]{1,23}";

  @Inject ImageService images;
  @Inject TileService tiles;
  @Inject SpaceService spaces;
  @Inject CurrentCaller caller;
  @Inject Links links;

  /// The manifest of an image. Answers 409 while its pyramid is not made.
  @GET
  @Path("{image: " + PublicId.PATTERN + "}/manifest")
  public Response manifest(
      @PathParam("image") ImageId image, @Context Request request, @Context HttpHeaders headers) {
    var pyramid = tiles.pyramid(caller.get(), image);
    var title = images.get(caller.get(), image).title();
    var manifest = new PresentationJson(links).manifest(image, title, pyramid);
    return JsonAnswer.of(request, headers, manifest, PresentationJson.CONTEXT);
  }

  /// An experiment has no manifest but a collection: 303 leads there.
  @GET
  @Path("{exId: " + EX_ID + "}/manifest")
  public Response manifest(@PathParam("exId") String exId) {
    return Response.seeOther(URI.create(links.collection(space(exId))))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .build();
  }

  /// The images of a space that are ready, newest first, in pages of 100: each page is a
  /// collection, whose last member is the next page. Query: `after`, the last image of the page
  /// before.
  @GET
  @Path("{space: " + PublicId.PATTERN + "}/collection")
  public Response collection(
      @PathParam("space") SpaceId space,
      @Context UriInfo address,
      @Context Request request,
      @Context HttpHeaders headers) {
    var name = spaces.get(caller.get(), space).name();
    var after = QueryText.of(address).id("after", ImageId::new);
    var page = images.list(caller.get(), space, after, PAGE);
    var collection = new PresentationJson(links).collection(space, name, after, page);
    return JsonAnswer.of(request, headers, collection, PresentationJson.CONTEXT);
  }

  /// The collection of an experiment by its exID: 303 to the one address that it has.
  @GET
  @Path("{exId: " + EX_ID + "}/collection")
  public Response collection(@PathParam("exId") String exId) {
    return manifest(exId);
  }

  private SpaceId space(String exId) {
    var number = ExId.parse(exId).orElseThrow(NotFoundException::new);
    return spaces.get(caller.get(), number);
  }
}
