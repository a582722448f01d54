package org.fovea.web.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.fovea.config.ServerSettings;
import org.fovea.model.image.ImageId;
import org.fovea.model.shared.PublicId;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.service.image.TileService;
import org.fovea.web.login.CurrentCaller;

/// XYZ: `/xyz/{image}/{z}/{x}/{y}`, the same tiles as Deep Zoom's by the addresses of map viewers.
/// Level 0 is the largest that is a single tile, y counts from the top, and tiles at the right and
/// lower edge are as small as what they show.
@RequestScoped
@Path("{image: " + PublicId.PATTERN + "}")
public class XyzResource {
  @Inject TileService tiles;
  @Inject ServerSettings server;
  @Inject CurrentCaller caller;

  /// What a client must know: sizes in pixels, the levels, and the form of addresses.
  @GET
  public Response description(@PathParam("image") ImageId image, @Context Request request) {
    var pyramid = tiles.pyramid(caller.get(), image);
    var shape = pyramid.shape();
    var json =
        Json.createObjectBuilder()
            .add("width", shape.width())
            .add("height", shape.height())
            .add("tileSize", shape.tileSize())
            .add("overlap", shape.overlap())
            .add("format", pyramid.format())
            .add("minZoom", 0)
            .add("maxZoom", new SmallerLevels(shape).count() - 1)
            .add("tiles", server.link("/xyz/" + image.value()) + "/{z}/{x}/{y}")
            .build();
    return PrivateAnswer.of(request, json.toString(), MediaType.APPLICATION_JSON, pyramid.etag());
  }

  /// One tile, in the format of the pyramid.
  @GET
  @Path("{z: " + TilePaths.LEVEL + "}/{x: " + TilePaths.NUMBER + "}/{y: " + TilePaths.NUMBER + "}")
  public Response tile(
      @PathParam("image") ImageId image,
      @PathParam("z") int level,
      @PathParam("x") long column,
      @PathParam("y") long row,
      @Context Request request) {
    var shape = tiles.pyramid(caller.get(), image).shape();
    var address = new TileAddress(new SmallerLevels(shape).first() + level, column, row);
    return PrivateAnswer.of(request, tiles.tile(caller.get(), image, address));
  }
}
