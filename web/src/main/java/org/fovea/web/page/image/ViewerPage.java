package org.fovea.web.page.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fovea.model.image.ImageId;
import org.fovea.model.shared.PublicId;
import org.fovea.service.image.ImageService;
import org.fovea.service.shared.NotFoundException;
import org.fovea.web.login.CurrentCaller;
import org.fovea.web.page.shared.LoginGate;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;

/// One image in full, `view.xhtml`, at `/view/{image}`. The page has no form, so it keeps no state.
@Named
@RequestScoped
public class ViewerPage {
  @Inject
  @Param(pathIndex = 0)
  @Nullable String id;

  @Inject ImageService images;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;

  private @Nullable ImageCard image;

  /// The view action. To strangers a private image is as absent as one that does not exist.
  public void load() throws IOException {
    if (id == null || !id.matches(PublicId.PATTERN)) {
      absent();
    } else if (gate.admitsPerson()) {
      show(new ImageId(id));
    }
  }

  private void show(ImageId wanted) throws IOException {
    try {
      image = ImageCard.of(images.get(caller.get(), wanted));
    } catch (NotFoundException e) {
      absent();
    }
  }

  private static void absent() throws IOException {
    var context = FacesContext.getCurrentInstance();
    context.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
    context.responseComplete();
  }

  /// The image; there is none only if the answer is already complete.
  public @Nullable ImageCard getImage() {
    return image;
  }
}
