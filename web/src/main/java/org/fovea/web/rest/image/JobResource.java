package org.fovea.web.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.fovea.service.account.AccountService;
import org.fovea.service.image.ImageService;
import org.fovea.web.login.CurrentCaller;

/// The work on the caller's images: `GET /api/v1/me/jobs`, for programs that ask again and again
/// instead of holding the stream of [ImageEventsResource] open.
@RequestScoped
@Path("v1/me/jobs")
@Produces(MediaType.APPLICATION_JSON)
public class JobResource {
  @Inject ImageService images;
  @Inject AccountService accounts;
  @Inject CurrentCaller caller;

  /// The images that the caller uploaded and whose job is waiting or running, or has ended within
  /// the last ten seconds, oldest first, at most 200.
  @GET
  public JsonObject jobs() {
    accounts.me(caller.get()); // refuses whoever has not logged in
    var found = Json.createArrayBuilder();
    images.inProgress(caller.get()).forEach(image -> found.add(ImageJson.of(image)));
    return Json.createObjectBuilder().add("images", found).build();
  }
}
