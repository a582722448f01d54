package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageLinkId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.AccessEpoch;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Place;
import org.fovea.service.shared.NotFoundException;
import org.junit.jupiter.api.Test;

class ShownPyramidsTest {
  private static final ImageId IMAGE = new ImageId("a".repeat(22));
  private static final ImageId OTHER = new ImageId("b".repeat(22));
  private static final ShownPyramid SHOWN =
      new ShownPyramid(new Place(new SpaceId("c".repeat(22)), Optional.empty()), "a.tif", 1);

  private final AccessEpoch epoch = new AccessEpoch();
  private final AtomicLong nanos = new AtomicLong();
  private final ShownPyramids memory = new ShownPyramids(epoch, nanos::get);
  private final List<String> asked = new ArrayList<>();

  private static Caller link(char name) {
    return new Caller.Linked(new ImageLinkId(String.valueOf(name).repeat(22)));
  }

  private ShownPyramid recall(Caller caller, ImageId image) {
    return memory.recall(
        caller,
        image,
        _ -> asked.add("confirm"),
        () -> {
          asked.add("decide");
          return SHOWN;
        });
  }

  @Test
  void decidesOnceInASecondAndConfirmsEachTime() {
    assertThat(recall(link('x'), IMAGE)).isEqualTo(SHOWN);
    recall(link('x'), IMAGE);
    nanos.addAndGet(ShownPyramids.MEMORY.toNanos() - 1);
    recall(link('x'), IMAGE);
    nanos.addAndGet(1);
    recall(link('x'), IMAGE);

    assertThat(asked).containsExactly("decide", "confirm", "confirm", "decide");
  }

  @Test
  void isAboutOneCallerAndOneImage() {
    recall(link('x'), IMAGE);
    recall(link('y'), IMAGE);
    recall(link('x'), OTHER);
    recall(Caller.VISITOR, IMAGE);

    assertThat(asked).containsExactly("decide", "decide", "decide", "decide");
  }

  @Test
  void forgetsWhenSomebodyMaySeeLess() {
    recall(link('x'), IMAGE);
    epoch.advance();
    recall(link('x'), IMAGE);

    assertThat(asked).containsExactly("decide", "decide");
  }

  /// What was under way when it happened counts no more either.
  @Test
  void remembersNothingThatWasDecidedAcrossAChange() {
    memory.recall(
        link('x'),
        IMAGE,
        _ -> {},
        () -> {
          epoch.advance();
          return SHOWN;
        });
    recall(link('x'), IMAGE);

    assertThat(asked).containsExactly("decide");
  }

  @Test
  void remembersNoRefusal() {
    assertThatThrownBy(() ->
            memory.recall(
                link('x'),
                IMAGE,
                _ -> {},
                () -> {
                  throw new NotFoundException();
                }))
        .isInstanceOf(NotFoundException.class);
    recall(link('x'), IMAGE);

    assertThat(asked).containsExactly("decide");
  }
}
