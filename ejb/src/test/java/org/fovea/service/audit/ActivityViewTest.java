package org.fovea.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.fovea.config.SecretSettings;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityViewTest {
  private static final SpaceId SPACE = new SpaceId("Space00000000000000000");
  private static final Subject ADA = new Subject("https://login.example.org", "ada");
  private final SecretSettings secret = new SecretSettings(new byte[32]);
  private final SubjectDigest digest = new SubjectDigest(secret);
  private final Pseudonyms pseudonyms = new Pseudonyms(secret, digest);
  private final ActivityView view = new ActivityView(pseudonyms, SPACE);

  @Test
  void showsWhoWhatAndWhen() {
    var entry = view.of(facts(digest.of(ADA), "{\"image\":\"i\",\"sizeBytes\":\"42\"}"));

    assertThat(entry.sequence()).isEqualTo(7);
    assertThat(entry.event()).isEqualTo("ImageUploaded");
    assertThat(entry.actor()).contains(pseudonyms.of(SPACE, ADA));
    assertThat(entry.details()).containsEntry("image", "i").containsEntry("sizeBytes", "42");
    assertThat(entry.people()).isEmpty();
  }

  @Test
  void showsAPseudonymInPlaceOfEveryDigest() {
    var entry =
        view.of(facts(null, "{\"person\":\"%s\",\"role\":\"VIEWER\"}".formatted(digest.of(ADA))));

    assertThat(entry.actor()).isEmpty();
    assertThat(entry.people()).containsOnlyKeys("person");
    assertThat(entry.people().get("person")).isEqualTo(pseudonyms.of(SPACE, ADA));
    assertThat(entry.details())
        .containsEntry("person", pseudonyms.of(SPACE, ADA).label())
        .containsEntry("role", "VIEWER");
    assertThat(entry.toString()).doesNotContain(digest.of(ADA));
  }

  @ParameterizedTest
  @ValueSource(strings = {"to", "from", "project", "experiment", "team", "pattern"})
  void tellsNothingOfOtherSpacesAndMappedEntitlements(String name) {
    var entry = view.of(facts(null, "{\"%s\":\"elsewhere\",\"role\":\"VIEWER\"}".formatted(name)));

    assertThat(entry.details()).containsOnlyKeys("role");
    assertThat(entry.toString()).doesNotContain("elsewhere");
  }

  @Test
  void tellsFromWhenATranscriptIs() {
    var exported =
        new AuditFacts(
            8,
            Instant.parse("2026-11-22T04:31:05Z"),
            "TranscriptExported",
            null,
            SPACE.value(),
            "{\"from\":\"2026-01-01T00:00:00Z\"}");

    assertThat(view.of(exported).details()).containsEntry("from", "2026-01-01T00:00:00Z");
  }

  @Test
  void showsDetailsInTheOrderOfTheirNames() {
    var entry = view.of(facts(null, "{\"b\":\"1\",\"a\":\"2\",\"c\":3}"));

    assertThat(entry.details().keySet()).containsExactly("a", "b", "c");
    assertThat(entry.details()).containsEntry("c", "3");
  }

  private static AuditFacts facts(@Nullable String actor, String details) {
    return new AuditFacts(
        7, Instant.parse("2026-11-22T04:31:05Z"), "ImageUploaded", actor, SPACE.value(), details);
  }
}
