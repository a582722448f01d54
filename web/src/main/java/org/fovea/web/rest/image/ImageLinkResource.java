package org.fovea.web.rest.image;

import static jakarta.ws.rs.core.HttpHeaders.CACHE_CONTROL;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.fovea.config.ServerSettings;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageLinkId;
import org.fovea.model.shared.PublicId;
import org.fovea.service.link.LinkLimits;
import org.fovea.service.link.LinkService;
import org.fovea.service.shared.InvalidException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.Idempotent;
import org.fovea.web.rest.shared.JsonBody;

/// The links that show one image to whoever has them: `/api/v1/images/{image}/links`.
@RequestScoped
@Path("v1/images/{image: " + PublicId.PATTERN + "}/links")
@Produces(MediaType.APPLICATION_JSON)
public class ImageLinkResource {
  @Inject LinkService links;
  @Inject ServerSettings server;
  @Inject CurrentCaller caller;

  /// Those that there are, newest first; with addresses while they are open.
  @GET
  public JsonObject list(@PathParam("image") ImageId image) {
    return ImageLinkJson.of(links.list(caller.get(), image), this::address);
  }

  /// Makes one: `days` for which it holds (1, 7, 30, 90 or 365; 30) and whether it `downloads` the
  /// original, too (no). Answers 201.
  @POST
  @Idempotent
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@PathParam("image") ImageId image, String body) {
    var told = JsonBody.parse(body);
    var made =
        links.create(caller.get(), image, told.optionalFlag("downloads").orElse(false), days(told));
    return Response.status(Response.Status.CREATED)
        .header(CACHE_CONTROL, "no-store")
        .entity(ImageLinkJson.of(made, this::address))
        .build();
  }

  /// Revokes one. Answers 204; asking again is harmless.
  @DELETE
  @Path("{link: " + PublicId.PATTERN + "}")
  public void revoke(@PathParam("image") ImageId image, @PathParam("link") ImageLinkId link) {
    links.revoke(caller.get(), image, link);
  }

  private static int days(JsonBody told) {
    try {
      return Math.toIntExact(told.optionalNumber("days").orElse((long) LinkLimits.USUAL_DAYS));
    } catch (ArithmeticException e) {
      throw new InvalidException("link-life", "No link holds for so long.");
    }
  }

  private String address(String path) {
    return server.link(path).toString();
  }
}
