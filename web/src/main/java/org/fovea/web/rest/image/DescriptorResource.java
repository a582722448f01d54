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
import org.fovea.service.image.TileService;
import org.fovea.web.login.CurrentCaller;

/// Deep Zoom descriptors: `GET /dzi/{image}.dzi`.
@RequestScoped
@Path("{image: " + PublicId.PATTERN + "}.dzi")
public class DescriptorResource {
  @Inject TileService tiles;
  @Inject CurrentCaller caller;

  /// Answers 200 with the descriptor, 304 if the client's copy is current, or 409 with `state` and
  /// `progressPercent` while the pyramid is not made. Errors: see `ErrorMapper`.
  @GET
  public Response descriptor(@PathParam("image") ImageId image, @Context Request request) {
    var descriptor = tiles.descriptor(caller.get(), image);
    return PrivateAnswer.of(
        request, descriptor.xml(), MediaType.APPLICATION_XML, descriptor.etag());
  }
}
