package org.fovea.web.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.fovea.model.image.ImageId;
import org.fovea.model.shared.PublicId;
import org.fovea.service.usage.UsageService;
import org.fovea.web.login.CurrentCaller;

/// How often an image was opened by links: `/api/v1/images/{image}/usage`.
@RequestScoped
@Path("v1/images/{image: " + PublicId.PATTERN + "}/usage")
@Produces(MediaType.APPLICATION_JSON)
public class ImageUsageResource {
  @Inject UsageService usage;
  @Inject CurrentCaller caller;

  /// The last 30 days, the oldest first, each with `views` and `downloads`. What is seen without a
  /// link is not counted, nor are robots and those who object.
  @GET
  public JsonObject lastDays(@PathParam("image") ImageId image) {
    return ImageLinkJson.of(usage.lastDays(caller.get(), image));
  }
}
