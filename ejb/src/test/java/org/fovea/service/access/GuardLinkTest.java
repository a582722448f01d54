package org.fovea.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fovea.service.access.GuardScene.ADA;
import static org.fovea.service.access.GuardScene.CALLER;
import static org.fovea.service.access.GuardScene.SPACE;

import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageLinkId;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a link to an image allows, and what it does not.
class GuardLinkTest {
  private static final ImageId IMAGE = new ImageId("Image00000000000000000");
  private static final ImageId OTHER_IMAGE = new ImageId("Other00000000000000000");
  private static final Caller LINKED = new Caller.Linked(new ImageLinkId("Link000000000000000000"));

  private final GuardScene scene = new GuardScene();
  private final GrantedRoles roles = scene.roles;
  private final Guard guard = scene.guard;
  private Set<Permission> lends = Set.of();

  @BeforeEach
  void lend() {
    guard.links = (_, image) -> image.equals(IMAGE) ? lends : Set.of();
  }

  @ParameterizedTest
  @EnumSource
  void aLinkOpensNoPlace(Permission permission) {
    lends = Set.of(Permission.values());

    assertThatThrownBy(() -> guard.require(LINKED, permission, SPACE))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> guard.requirePerson(LINKED))
        .isInstanceOf(LoginRequiredException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aLinkAllowsWithItsImageWhatItLendsAndNothingElse(Permission permission) {
    lends = Set.of(Permission.VIEW_IMAGES);
    if (permission == Permission.VIEW_IMAGES) {
      assertThatCode(() -> guard.require(LINKED, permission, IMAGE, new Place(SPACE)))
          .doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> guard.require(LINKED, permission, IMAGE, new Place(SPACE)))
          .isInstanceOfSatisfying(
              DeniedException.class, e -> assertThat(e.code()).isEqualTo("link-too-weak"));
    }
    assertThatThrownBy(() -> guard.require(LINKED, permission, OTHER_IMAGE, new Place(SPACE)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aLinkThatLendsNothingSoundsLikeNoImage() {
    lends = Set.of(Permission.DOWNLOAD_ORIGINALS); // to look is the least

    assertThatThrownBy(() -> guard.require(LINKED, Permission.VIEW_IMAGES, IMAGE, new Place(SPACE)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> guard.require(LINKED, Permission.DOWNLOAD_ORIGINALS, IMAGE, new Place(SPACE)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void whoBringsNoLinkIsAskedForTheirRole() {
    lends = Set.of(Permission.values());
    roles.grant(ADA, SPACE, Role.VIEWER);

    assertThatCode(() -> guard.require(CALLER, Permission.VIEW_IMAGES, IMAGE, new Place(SPACE)))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> guard.require(Caller.VISITOR, Permission.VIEW_IMAGES, IMAGE, new Place(SPACE)))
        .isInstanceOf(NotFoundException.class);
  }
}
