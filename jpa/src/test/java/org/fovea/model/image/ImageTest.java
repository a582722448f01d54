package org.fovea.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.fovea.model.account.Account;
import org.fovea.model.space.PersonalRepository;
import org.junit.jupiter.api.Test;

class ImageTest {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final PyramidFacts FACTS = new PyramidFacts(300, 200, "{}");

  private final Account owner = new Account("https://login.example", "ada", LocalDate.EPOCH);
  private final Image image =
      new Image(
          new ImageId("Image00000000000000000"),
          new PersonalRepository(owner, NOW),
          owner,
          new OriginalFile("lobe.tif", 17),
          NOW);

  @Test
  void theFirstPyramidIsWaitedFor() {
    assertThat(image.state()).isEqualTo(ImageState.PENDING);
    image.processing();
    assertThat(image.state()).isEqualTo(ImageState.PROCESSING);
    image.failed("It is damaged.", NOW);
    assertThat(image.state()).isEqualTo(ImageState.FAILED);
    image.retry();
    assertThat(image.state()).isEqualTo(ImageState.PENDING);
    assertThat(image.failureReason()).isEmpty();
    image.ready(FACTS, 3, NOW);
    assertThat(image.state()).isEqualTo(ImageState.READY);
    assertThat(image.pyramidGeneration()).contains(3L);
  }

  @Test
  void whileAnotherIsMadeTheOneThatIsThereIsShown() {
    image.ready(FACTS, 1, NOW);
    image.retry();
    assertThat(image.state()).isEqualTo(ImageState.READY);
    assertThat(image.settledAt()).isEmpty();
    image.processing();
    assertThat(image.state()).isEqualTo(ImageState.READY);
    image.failed("It took too long.", NOW);
    assertThat(image.state()).isEqualTo(ImageState.READY);
    assertThat(image.failureReason()).contains("It took too long.");
    assertThat(image.pyramidGeneration()).contains(1L);
    image.ready(FACTS, 2, NOW);
    assertThat(image.failureReason()).isEmpty();
    assertThat(image.pyramidGeneration()).contains(2L);
  }
}
