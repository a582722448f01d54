package org.fovea.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.fovea.config.SecretSettings;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnEntryViewTest {
  private static final SpaceId SPACE = new SpaceId("Space00000000000000000");
  private final SecretSettings secret = new SecretSettings(new byte[32]);
  private final SubjectDigest digests = new SubjectDigest(secret);
  private final Pseudonyms pseudonyms = new Pseudonyms(secret, digests);
  private final String self = digests.of(new Subject("https://login.example.org", "ada"));
  private final String other = digests.of(new Subject("https://login.example.org", "bob"));
  private final OwnEntryView view = new OwnEntryView(pseudonyms, self);

  private static AuditFacts facts(
      String event, @Nullable String actor, @Nullable SpaceId space, String details) {
    return new AuditFacts(
        7, Instant.EPOCH, event, actor, space == null ? null : space.value(), details);
  }

  @Test
  void oneselfIsYouAndOthersAreTheirPseudonyms() {
    var entry =
        view.of(
            facts(
                "RoleChanged", other, SPACE, "{\"next\":\"MANAGER\",\"person\":\"" + self + "\"}"));

    assertThat(entry.actor()).contains(pseudonyms.of(SPACE, other).label());
    assertThat(entry.details()).containsEntry("person", "you").containsEntry("next", "MANAGER");
    assertThat(entry.ofRoles()).isTrue();
    assertThat(entry.space()).contains(SPACE);
  }

  @Test
  void noDigestLeavesTheServices() {
    var entry = view.of(facts("AccountOpened", other, null, "{\"person\":\"" + other + "\"}"));

    assertThat(entry.toString()).doesNotContain(self, other);
    assertThat(entry.actor()).contains("somebody");
    assertThat(entry.details()).containsEntry("person", "somebody");
  }

  @Test
  void whatOneDidOneselfIsToldInFull() {
    var moved = "{\"image\":\"Image00000000000000000\",\"to\":\"Other00000000000000000\"}";

    assertThat(view.of(facts("ImageMovedOut", self, SPACE, moved)).details())
        .containsOnlyKeys("image", "to");
    assertThat(view.of(facts("ImageMovedOut", other, SPACE, moved)).details())
        .containsOnlyKeys("image");
  }

  @Test
  void whatTheSystemDidHasNoActor() {
    assertThat(view.of(facts("ClockConfirmed", null, null, "{}")).actor()).isEmpty();
  }
}
