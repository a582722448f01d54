package org.fovea.service.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import org.fovea.model.account.Account;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageLink;
import org.fovea.service.access.Permission;
import org.fovea.service.access.RolePolicy;
import org.fovea.service.image.VisibleImages;
import org.fovea.service.space.SpaceRoles;

/// What links rest on: what their makers may do with the image themselves, now. Nobody lends more
/// than they have.
@ApplicationScoped
class MakerRights {
  private static final Set<Permission> LENT =
      Set.of(Permission.VIEW_IMAGES, Permission.DOWNLOAD_ORIGINALS);

  @Inject SpaceRoles roles;

  /// What a link lends, whether or not it is open: nothing if its maker may not look any more.
  Set<Permission> lent(ImageLink link) {
    var held = held(link.maker(), link.image());
    return link.downloads() || held.isEmpty() ? held : Set.of(Permission.VIEW_IMAGES);
  }

  /// Whether a maker may look at the image.
  boolean looks(ImageLink.Maker maker, Image image) {
    return !held(maker, image).isEmpty();
  }

  /// On which ground somebody who may make a link could lend by it: what is stored, if that is
  /// enough, or else an entitlement.
  ImageLink.Maker maker(Account account, Image image, boolean downloads) {
    var wanted = downloads ? LENT : Set.of(Permission.VIEW_IMAGES);
    var stored = new ImageLink.Maker(account, false);
    return held(stored, image).containsAll(wanted) ? stored : new ImageLink.Maker(account, true);
  }

  /// What of all that can be lent a maker has: whoever may download may look.
  private Set<Permission> held(ImageLink.Maker maker, Image image) {
    return roles
        .absent(maker.account(), VisibleImages.place(image), maker.byEntitlement())
        .map(standing ->
            LENT.stream()
                .filter(permission -> RolePolicy.allows(standing, permission))
                .collect(Collectors.toUnmodifiableSet()))
        .orElse(Set.of());
  }
}
