package org.fovea.web.page.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.model.image.ImageState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageCardTest {
  @Test
  void saysNothingOfASizeThatIsNotKnown() {
    var card = ImageCard.of(SomeImage.in(ImageState.PENDING).view());

    assertThat(card.pixels()).isEmpty();
    assertThat(card.reason()).isEmpty();
  }

  @Test
  void showsFiguresAsPeopleReadThem() {
    var image = SomeImage.in(ImageState.READY).withSize(12_800, 7_200).view();

    var card = ImageCard.of(image);

    assertThat(card.id()).isEqualTo(image.id().value());
    assertThat(card.pixels()).isEqualTo("12,800\u00a0×\u00a07,200\u00a0px");
    assertThat(card.length()).isEqualTo("33.1\u00a0MB");
    assertThat(card.created()).isEqualTo("2026-11-22T05:53:00Z");
  }

  @Test
  void tellsWhyItFailed() {
    var image = SomeImage.in(ImageState.PROCESSING).failedBecause("the file ends early");

    assertThat(ImageCard.of(image.view()).reason()).isEqualTo("the file ends early");
  }

  @ParameterizedTest
  @EnumSource
  void isEitherReadyOrFailedOrWaiting(ImageState state) {
    var card = ImageCard.of(SomeImage.in(state).view());

    assertThat(new boolean[] {card.ready(), card.failed(), card.waiting()}).containsOnlyOnce(true);
  }
}
