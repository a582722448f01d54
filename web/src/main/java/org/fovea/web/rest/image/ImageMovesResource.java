package org.fovea.web.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Place;
import org.fovea.service.image.ImageMoves;
import org.fovea.service.shared.InvalidException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.rest.shared.JsonBody;

/// Moves of many images at once: `/api/v1/images/moves`.
@RequestScoped
@Path("v1/images/moves")
public class ImageMovesResource {
  @Inject ImageMoves moves;
  @Inject CurrentCaller caller;

  /// Moves `images` into a `space`, and there into a `folder` or, without it, into none. Answers
  /// 204: all were moved.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public void move(String body) {
    var told = JsonBody.parse(body);
    moves.move(
        caller.get(),
        told.texts("images").stream().map(ImageMovesResource::image).toList(),
        new Place(told.id("space", SpaceId::new), told.optionalId("folder", FolderId::new)));
  }

  private static ImageId image(String value) {
    try {
      return new ImageId(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidException("images", "The member \"images\" holds identifiers of images.");
    }
  }
}
