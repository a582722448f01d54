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
import org.fovea.service.usage.UsageKind;
import org.fovea.web.link.LinkCaller;
import org.fovea.web.link.VisitCounter;

/// Deep Zoom descriptors: `GET /dzi/{image}.dzi`, for whoever brings a link with `?link=`. A viewer
/// asks for it once when it opens an image, so this is where a view is counted.
@RequestScoped
@Path("{image: " + PublicId.PATTERN + "}.dzi")
public class DescriptorResource {
  @Inject TileService tiles;
  @Inject LinkCaller caller;
  @Inject VisitCounter visits;

  /// Answers 200 with the descriptor, 304 if the client's copy is current, or 409 with `state` and
  /// `progressPercent` while the pyramid is not made. Errors: see `ErrorMapper`.
  @GET
  public Response descriptor(@PathParam("image") ImageId image, @Context Request request) {
    var who = caller.get();
    var descriptor = tiles.descriptor(who, image);
    visits.count(who, UsageKind.VIEW, image);
    return SharedAnswer.of(
        who,
        PrivateAnswer.of(request, descriptor.xml(), MediaType.APPLICATION_XML, descriptor.etag()));
  }
}
