package org.fovea.web.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.fovea.model.image.ImageId;
import org.fovea.model.shared.PublicId;
import org.fovea.service.image.TileService;
import org.fovea.web.login.CurrentCaller;
import org.jspecify.annotations.Nullable;

/// Whole pyramids: `GET /dzi/{image}.szi`.
@RequestScoped
@Path("{image: " + PublicId.PATTERN + "}.szi")
public class PyramidFileResource {
  @Inject TileService tiles;
  @Inject CurrentCaller caller;

  /// The pyramid as one file, as a download; one range of bytes may be asked for (RFC 9110, section
  /// 14), so that a viewer can read single tiles out of it.
  @GET
  @Produces("application/zip") // what an SZI file is; there is no registered type of its own
  public Response file(
      @PathParam("image") ImageId image,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange,
      @Context Request request) {
    return DownloadAnswer.of(tiles.file(caller.get(), image), request, range, ifRange);
  }
}
