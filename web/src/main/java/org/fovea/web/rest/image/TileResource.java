package org.fovea.web.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.fovea.model.image.ImageId;
import org.fovea.model.shared.PublicId;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.service.image.TileService;
import org.fovea.web.front.FrontRight;
import org.fovea.web.link.LinkCaller;

/// Deep Zoom tiles: `GET /dzi/{image}_files/{level}/{column}_{row}.{format}`, for whoever brings a
/// link with `?link=`.
@RequestScoped
@Path("{image: " + PublicId.PATTERN + "}_files")
public class TileResource {
  @Inject TileService tiles;
  @Inject LinkCaller caller;

  /// Answers 200 with the tile, or 304 if the client's copy is current. The service authorises
  /// first, so a 304 never tells a stranger that the tile exists. Errors: see `ErrorMapper`.
  @GET
  @Path(
      "{level: "
          + TilePaths.LEVEL
          + "}/{column: "
          + TilePaths.NUMBER
          + "}_{row: "
          + TilePaths.NUMBER
          + "}.{format: jpg|png|webp}")
  public Response tile(
      @PathParam("image") ImageId image,
      @PathParam("level") int level,
      @PathParam("column") long column,
      @PathParam("row") long row,
      @PathParam("format") String format,
      @Context Request request) {
    var who = caller.get();
    var tile = tiles.tile(who, image, new TileAddress(level, column, row), format);
    FrontRight.give(tile.right());
    return SharedAnswer.of(who, PrivateAnswer.of(request, tile));
  }
}
