package org.fovea.web.page.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.fovea.model.image.ImageId;
import org.fovea.model.shared.PublicId;
import org.fovea.service.image.ImageService;
import org.fovea.service.link.LinkService;
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
  @Inject LinkService links;
  @Inject CurrentCaller caller;
  @Inject LoginGate gate;

  private @Nullable ImageCard image;
  private boolean held;
  private boolean linkable;

  /// The view action. To strangers a private image is as absent as one that does not exist.
  public void load() {
    if (id == null || !id.matches(PublicId.PATTERN)) {
      gate.absent();
    } else if (gate.admitsPerson()) {
      var wanted = new ImageId(id);
      gate.show(() -> {
        image = ImageCard.of(images.get(caller.get(), wanted));
        held = images.isHeld(caller.get(), wanted);
        linkable = links.mayLink(caller.get(), wanted);
      });
    }
  }

  /// Whether it is under a legal hold, for those who could delete it otherwise.
  public boolean isHeld() {
    return held;
  }

  /// Whether the person may make links to it.
  public boolean isLinkable() {
    return linkable;
  }

  /// The image; there is none only if the answer is already complete.
  public @Nullable ImageCard getImage() {
    return image;
  }
}
