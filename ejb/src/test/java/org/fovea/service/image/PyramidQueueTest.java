package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.fovea.model.account.Account;
import org.fovea.model.image.Image;
import org.fovea.model.image.ImageId;
import org.fovea.model.image.ImageState;
import org.fovea.model.image.OriginalFile;
import org.fovea.model.image.PyramidFacts;
import org.fovea.model.image.PyramidJob;
import org.fovea.model.space.PersonalRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What whoever made a pyramid is told: they delete it if it does not count.
class PyramidQueueTest {
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
  private final PyramidJob job = new PyramidJob(image, NOW);
  private final PyramidQueue queue = new PyramidQueue();

  @BeforeEach
  void connect() {
    queue.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    queue.entities =
        (EntityManager)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (_, called, _) -> {
                  assertThat(called.getName()).isEqualTo("find");
                  return job;
                });
  }

  @Test
  void whoDidNotHearThatItWasNotedIsToldSo() {
    var claim = claim();
    assertThat(queue.done(claim, FACTS)).isTrue();
    assertThat(queue.done(claim, FACTS)).as("the answer was lost").isTrue();

    image.retry();
    job.requeue(NOW);
    assertThat(queue.done(claim, FACTS)).as("and another is wanted already").isTrue();
    assertThat(image.state()).isEqualTo(ImageState.READY);
    assertThat(image.pyramidGeneration()).contains(claim.fence());
  }

  @Test
  void whatWasMadeUnderALeaseThatIsOverDoesNotCount() {
    var first = claim();
    var second = claim();

    assertThat(queue.done(first, FACTS)).isFalse();
    assertThat(queue.done(second, FACTS)).isTrue();
    assertThat(queue.done(first, FACTS)).isFalse();
    assertThat(image.pyramidGeneration()).contains(second.fence());
  }

  private ClaimedJob claim() {
    job.lease(NOW.plusSeconds(60));
    return new ClaimedJob(
        job.key(), job.fence(), 1, image.id(), 0, Optional.empty(), false, Optional.empty());
  }
}
