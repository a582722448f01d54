package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Place;
import org.fovea.service.image.ImageFilter;
import org.fovea.service.image.ImageMoves;
import org.fovea.service.image.ImageService;
import org.fovea.service.image.ImageShelf;
import org.fovea.service.image.ImageView;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.FolderService;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Images go from one place to another, with everything that is asked on both sides.
@ExtendWith(ArquillianExtension.class)
class ImageMovesIT {
  @Inject SpaceStage stage;
  @Inject ImageMoves moves;
  @Inject ImageService images;
  @Inject FolderService folders;

  @Deployment
  static WebArchive services() {
    return ServiceIT.services().addClass(SpaceStage.class);
  }

  @Test
  void withinASpaceImagesGoIntoAFolderAndOut() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.EXPERIMENT);
    var folder = folders.create(ada, space, "Left");
    var first = stage.image(ada, space);
    var second = stage.image(ada, space);
    var inFolder = new Place(space, Optional.of(folder));

    moves.move(ada, List.of(first, second), inFolder);
    moves.move(ada, List.of(second), new Place(space));
    moves.move(ada, List.of(second), new Place(space)); // is there already

    assertThat(listed(ada, ImageShelf.folder(space, folder))).containsExactly(first);
    assertThat(listed(ada, ImageShelf.unfiled(space))).containsExactly(second);
    assertThat(listed(ada, ImageShelf.whole(space))).containsExactly(second, first);
    assertThat(images.get(ada, first).folder()).contains(folder);
    assertThat(stage.events(space)).filteredOn("ImageFiled"::equals).hasSize(3);
  }

  @Test
  void toAnotherSpaceBothSidesAreAsked() throws Exception {
    var ada = stage.professor();
    var from = stage.space(ada, SpaceKind.EXPERIMENT);
    var to = stage.space(ada, SpaceKind.TEAM);
    var image = stage.image(ada, from);
    var lookingThere = stage.member(ada, from, Role.MANAGER);
    stage.join(ada, lookingThere, to, Role.VIEWER);
    var lookingHere = stage.member(ada, to, Role.MANAGER);
    stage.join(ada, lookingHere, from, Role.CONTRIBUTOR); // but the image is not theirs
    var stranger = stage.member(ada, from, Role.MANAGER);

    for (var denied : List.of(lookingThere, lookingHere)) {
      assertThatThrownBy(() -> moves.move(denied, List.of(image), new Place(to)))
          .isInstanceOf(DeniedException.class);
    }
    assertThatThrownBy(() -> moves.move(stranger, List.of(image), new Place(to)))
        .isInstanceOf(NotFoundException.class);
    moves.move(ada, List.of(image), new Place(to));

    assertThat(images.get(lookingThere, image).space()).isEqualTo(to);
    assertThatThrownBy(() -> images.get(stranger, image)).isInstanceOf(NotFoundException.class);
    assertThat(stage.events(from)).contains("ImageMovedOut");
    assertThat(stage.events(to)).contains("ImageMovedIn");
  }

  @Test
  void ifOneIsRefusedNoneIsMoved() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.EXPERIMENT);
    var folder = folders.create(ada, space, "Left");
    var contributor = stage.member(ada, space, Role.CONTRIBUTOR);
    var own = stage.image(contributor, space);
    var of = stage.image(ada, space);
    var target = new Place(space, Optional.of(folder));

    assertThatThrownBy(() -> moves.move(contributor, List.of(own, of), target))
        .isInstanceOf(DeniedException.class);
    assertThatThrownBy(() -> moves.move(contributor, List.of(own, ImageId.random()), target))
        .isInstanceOf(NotFoundException.class);
    assertThat(listed(ada, ImageShelf.folder(space, folder))).isEmpty();
    moves.move(contributor, List.of(own, own), target);
    assertThat(listed(ada, ImageShelf.folder(space, folder))).containsExactly(own);
  }

  @Test
  void manyAreDeletedOrNone() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.EXPERIMENT);
    var contributor = stage.member(ada, space, Role.CONTRIBUTOR);
    var viewer = stage.member(ada, space, Role.VIEWER);
    var own = stage.image(contributor, space);
    var second = stage.image(contributor, space);
    var of = stage.image(ada, space);

    assertThatThrownBy(() -> images.delete(contributor, List.of(own, of)))
        .isInstanceOf(DeniedException.class);
    assertThatThrownBy(() -> images.delete(viewer, List.of(own)))
        .isInstanceOf(DeniedException.class);
    assertThatThrownBy(() -> images.delete(contributor, List.of(own, ImageId.random())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> images.delete(stage.newcomer(), List.of(own)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> images.delete(ada, Stream.generate(ImageId::random).limit(501).toList()))
        .isInstanceOf(InvalidException.class);
    assertThat(listed(ada, ImageShelf.whole(space))).containsExactly(of, second, own);
    assertThat(stage.events(space)).doesNotContain("ImageDeleted");

    images.delete(contributor, List.of(own, second, own));

    assertThat(listed(ada, ImageShelf.whole(space))).containsExactly(of);
    assertThat(stage.events(space)).filteredOn("ImageDeleted"::equals).hasSize(2);
  }

  @Test
  void ofManyWhoDeleteTheSameAtOnceOneDoes() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.EXPERIMENT);
    var three = List.of(stage.image(ada, space), stage.image(ada, space), stage.image(ada, space));

    var failures = stage.atOnce(Collections.nCopies(6, () -> images.delete(ada, three.reversed())));

    assertThat(failures).hasSize(5).allMatch(NotFoundException.class::isInstance);
    assertThat(stage.events(space)).filteredOn("ImageDeleted"::equals).hasSize(3);
  }

  @Test
  void aFolderOfAnotherSpaceIsNotThere() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.EXPERIMENT);
    var other = stage.space(ada, SpaceKind.TEAM);
    var foreign = folders.create(ada, other, "Left");
    var image = stage.image(ada, space);

    assertThatThrownBy(
            () -> moves.move(ada, List.of(image), new Place(space, Optional.of(foreign))))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> moves.move(ada, List.of(), new Place(space)))
        .isInstanceOf(InvalidException.class);
  }

  private List<ImageId> listed(Caller caller, ImageShelf shelf) {
    return images.list(caller, shelf, ImageFilter.ALL, Optional.empty(), 50).images().stream()
        .map(ImageView::id)
        .toList();
  }
}
