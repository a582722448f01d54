package org.fovea.web.rest.iiif;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.fovea.model.image.ImageId;
import org.fovea.model.shared.PublicId;
import org.fovea.service.image.MetadataService;
import org.fovea.service.image.RegionService;
import org.fovea.service.image.TileService;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.image.PrivateAnswer;

/// IIIF Image API 3.0, level 2: `/iiif/3/{image}`. What is malformed in itself is 400 for
/// everybody, before anything is looked up; what is wrong for this image only after the guard has
/// agreed.
@RequestScoped
@Path("3/{image: " + PublicId.PATTERN + "}")
public class ImageApiResource {
  private static final String PROFILE = "http://iiif.io/api/image/3/level2.json";

  @Inject TileService tiles;
  @Inject RegionService regions;
  @Inject MetadataService metadata;
  @Inject CurrentCaller caller;
  @Inject Links links;

  /// The address of the image itself: 303 to what is known of it.
  @GET
  public Response base(@PathParam("image") ImageId image) {
    tiles.pyramid(caller.get(), image);
    return Response.seeOther(URI.create(links.image(image) + "/info.json"))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .build();
  }

  /// What a client must know to ask for pictures.
  @GET
  @Path("info.json")
  public Response info(
      @PathParam("image") ImageId image, @Context Request request, @Context HttpHeaders headers) {
    var pyramid = tiles.pyramid(caller.get(), image);
    var formats = regions.formats(caller.get(), image);
    var pixel = metadata.pixelSize(caller.get(), image);
    var info = InfoJson.of(links.image(image), links.manifest(image), pyramid, formats, pixel);
    return JsonAnswer.of(request, headers, info, InfoJson.CONTEXT);
  }

  /// A picture of a region; 501 if it is wanted in a format that is not made. Answers 304 if the
  /// client's copy is current, without making it anew.
  @GET
  @Path("{region}/{size}/{rotation}/{quality}.{format}")
  public Response picture(
      @PathParam("image") ImageId image,
      @PathParam("region") String region,
      @PathParam("size") String size,
      @PathParam("rotation") String rotation,
      @PathParam("quality") String quality,
      @PathParam("format") String format,
      @Context Request request) {
    var wanted = ImageRequest.parse(region, size, rotation, quality, format);
    var pyramid = tiles.pyramid(caller.get(), image);
    var shape = pyramid.shape();
    var order = wanted.order(shape.width(), shape.height());
    if (!regions.formats(caller.get(), image).contains(format)) {
      throw new ServerErrorException(Response.Status.NOT_IMPLEMENTED);
    }
    var link =
        "<%s/%s>;rel=\"canonical\", <%s>;rel=\"profile\""
            .formatted(
                links.image(image),
                wanted.canonical(order, shape.width(), shape.height()),
                PROFILE);
    var current = request.evaluatePreconditions(new EntityTag(pyramid.etag()));
    var answer =
        current != null
            ? PrivateAnswer.of(current, pyramid.etag())
            : PrivateAnswer.of(request, regions.picture(caller.get(), image, order));
    return Response.fromResponse(answer).header(HttpHeaders.LINK, link).build();
  }
}
