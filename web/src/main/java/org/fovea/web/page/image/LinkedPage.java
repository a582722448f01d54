package org.fovea.web.page.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import org.fovea.model.image.ImageState;
import org.fovea.service.link.LinkService;
import org.fovea.service.link.LinkedImage;
import org.fovea.service.shared.NotFoundException;
import org.fovea.web.link.LinkCaller;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// One image as whoever brings a link sees it: `r.xhtml` at `/r/{token}`, and `embed.xhtml` at
/// `/embed/{token}` in the frame of another site. The pages make no session and set no cookie.
@Named
@RequestScoped
public class LinkedPage {
  @Inject
  @Param(pathIndex = 0)
  @Nullable String token;

  @Inject LinkService links;
  @Inject LinkCaller caller;

  private @Nullable LinkedImage image;

  /// The view action. Links that were made up, revoked, are over, or of which the image is gone
  /// look alike: the page says so itself, for the site's page of errors cannot be in a frame.
  public void load() {
    try {
      image = links.open(caller.open(getToken()));
    } catch (NotFoundException e) {
      FacesContext.getCurrentInstance()
          .getExternalContext()
          .setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /// What the link shows, or nothing.
  public @Nullable LinkedImage getImage() {
    return image;
  }

  /// The secret part of the address, as it came.
  public String getToken() {
    return token == null ? "" : token;
  }

  /// Whether the image can be looked at.
  public boolean isReady() {
    return image != null && image.state() == ImageState.READY;
  }
}
