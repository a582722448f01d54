package org.fovea.web.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.fovea.model.image.ImageId;
import org.fovea.model.shared.PublicId;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.service.image.TileService;
import org.fovea.service.shared.NotFoundException;
import org.fovea.web.login.CurrentCaller;

/// Zoomify: `/zoomify/{image}`, the same tiles as Deep Zoom's by another address. Levels shrink to
/// half, rounded up; tiles are numbered level by level, row by row, and lie in groups of 256.
@RequestScoped
@Path("{image: " + PublicId.PATTERN + "}")
public class ZoomifyResource {
  private static final int GROUP = 256;
  private static final String JPEG = "jpg"; // the only format that Zoomify knows

  @Inject TileService tiles;
  @Inject CurrentCaller caller;

  /// The size of the image and of its tiles.
  @GET
  @Path("ImageProperties.xml")
  public Response properties(@PathParam("image") ImageId image, @Context Request request) {
    var pyramid = tiles.pyramid(caller.get(), image);
    var shape = pyramid.shape();
    var xml =
        """
        <IMAGE_PROPERTIES WIDTH="%d" HEIGHT="%d" NUMTILES="%d" NUMIMAGES="1" VERSION="1.8" TILESIZE="%d"/>
        """
            .formatted(
                shape.width(), shape.height(), new SmallerLevels(shape).tiles(), shape.tileSize());
    return PrivateAnswer.of(request, xml, MediaType.APPLICATION_XML, pyramid.etag());
  }

  /// One tile. 404, too, if it does not belong to this group, for each tile has one address.
  @GET
  @Path(
      "TileGroup{group: "
          + TilePaths.NUMBER
          + "}/{tier: "
          + TilePaths.LEVEL
          + "}-{column: "
          + TilePaths.NUMBER
          + "}-{row: "
          + TilePaths.NUMBER
          + "}.jpg")
  public Response tile(
      @PathParam("image") ImageId image,
      @PathParam("group") long group,
      @PathParam("tier") int tier,
      @PathParam("column") long column,
      @PathParam("row") long row,
      @Context Request request) {
    var shape = tiles.pyramid(caller.get(), image).shape();
    var levels = new SmallerLevels(shape);
    var address = new TileAddress(levels.first() + tier, column, row);
    if (!shape.contains(address)) {
      throw new NotFoundException();
    }
    long number = levels.tilesBelow(tier) + row * shape.columns(address.level()) + column;
    if (number / GROUP != group) {
      throw new NotFoundException();
    }
    return PrivateAnswer.of(request, tiles.tile(caller.get(), image, address, JPEG));
  }
}
