package org.fovea.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditChainTest {
  private static final String ACTOR = "ab".repeat(32);
  private static final String SPACE = "Space00000000000000000";
  private static final String BEFORE = "cd".repeat(32);
  private static final Instant WHEN = Instant.parse("2026-11-22T04:31:05.123456Z");
  private static final AuditFacts FACTS = facts(7, WHEN, "ImageDeleted", ACTOR, SPACE, "{\"a\":1}");

  @Test
  void isTheSha256OfTheCanonicalForm() throws GeneralSecurityException {
    var form =
        """
        fovea-audit-1
        7
        2026-11-22T04:31:05.123456Z
        ImageDeleted
        %s
        %s
        {"a":1}
        %s\
        """
            .formatted(ACTOR, SPACE, BEFORE);

    assertThat(AuditChain.hash(FACTS, BEFORE)).isEqualTo(sha256(form));
  }

  @Test
  void theFirstEntryOfASystemIsAKnownVector() {
    var first = facts(1, Instant.parse("2026-11-22T00:00:00Z"), "AccountOpened", null, null, "{}");

    // printf 'fovea-audit-1\n1\n2026-11-22T00:00:00.000000Z\nAccountOpened\n-\n-\n{}\n000…000' |
    // sha256sum
    assertThat(AuditChain.hash(first, AuditChain.GENESIS))
        .isEqualTo("8aa955623a82732d0dbc6fad89d86ac93c57b938f6be905c74ea77bae34cb198");
  }

  @Test
  void theHashOfTheEntryBeforeCounts() {
    assertThat(AuditChain.hash(FACTS, BEFORE))
        .isNotEqualTo(AuditChain.hash(FACTS, AuditChain.GENESIS));
  }

  static Stream<AuditFacts> changed() {
    return Stream.of(
        facts(8, WHEN, "ImageDeleted", ACTOR, SPACE, "{\"a\":1}"),
        facts(-7, WHEN, "ImageDeleted", ACTOR, SPACE, "{\"a\":1}"),
        facts(7, WHEN.plusNanos(1000), "ImageDeleted", ACTOR, SPACE, "{\"a\":1}"),
        facts(7, WHEN.plusSeconds(86_400), "ImageDeleted", ACTOR, SPACE, "{\"a\":1}"),
        facts(7, WHEN, "imageDeleted", ACTOR, SPACE, "{\"a\":1}"),
        facts(7, WHEN, "ImageDeleted", ACTOR.replaceFirst("a", "b"), SPACE, "{\"a\":1}"),
        facts(7, WHEN, "ImageDeleted", null, SPACE, "{\"a\":1}"),
        facts(7, WHEN, "ImageDeleted", ACTOR, SPACE.toLowerCase(java.util.Locale.ROOT), "{}"),
        facts(7, WHEN, "ImageDeleted", ACTOR, null, "{\"a\":1}"),
        facts(7, WHEN, "ImageDeleted", ACTOR, SPACE, "{\"a\":2}"),
        facts(7, WHEN, "ImageDeleted", ACTOR, SPACE, "{\"a\":1} "));
  }

  @ParameterizedTest
  @MethodSource("changed")
  void everyFieldChangesTheHash(AuditFacts other) {
    assertThat(AuditChain.hash(other, BEFORE)).isNotEqualTo(AuditChain.hash(FACTS, BEFORE));
  }

  /// Facts made of pieces that look like each other's neighbours, in every combination.
  @Test
  void noTwoDifferentFactsShareAForm() {
    Map<String, AuditFacts> seen = new HashMap<>();
    for (long sequence : new long[] {1, 11, 111}) {
      for (var event : List.of("A", "AB", "{}", "fovea-audit-1")) {
        for (var actor : tricky()) {
          for (var space : tricky()) {
            for (var details : List.of("{}", "{\"-\":\"-\"}", "{\"a\":\"\\n-\\n\"}", "A")) {
              var facts = facts(sequence, WHEN, event, actor, space, details);
              assertThat(seen.put(AuditChain.hash(facts, BEFORE), facts)).isNull();
            }
          }
        }
      }
    }
    assertThat(seen).hasSize(3 * 4 * 5 * 5 * 4);
  }

  static Stream<AuditFacts> forged() {
    return Stream.of(
        facts(7, WHEN, "ImageDeleted", "-", SPACE, "{}"),
        facts(7, WHEN, "ImageDeleted", ACTOR, "-", "{}"),
        facts(7, WHEN, "ImageDeleted\n" + ACTOR, SPACE, "{}", "{}"),
        facts(7, WHEN, "ImageDeleted", ACTOR + "\n" + SPACE, "{}", "{}"),
        facts(7, WHEN, "ImageDeleted", ACTOR, SPACE + "\n", "{}"),
        facts(7, WHEN, "ImageDeleted", ACTOR, SPACE, "{}\n" + BEFORE),
        facts(7, WHEN, "ImageDeleted", ACTOR, SPACE, "{\"a\":\"\ud83d\"}"),
        facts(7, WHEN, "ImageDeleted", ACTOR, SPACE, "{\"a\":\"\udc41\ud83d\"}"));
  }

  @ParameterizedTest
  @MethodSource("forged")
  void aFieldThatCouldBeTakenForTwoOrForNoneIsRefused(AuditFacts facts) {
    assertThatThrownBy(() -> AuditChain.hash(facts, BEFORE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTimeIsWrittenWithSixDigitsWhateverItIs() {
    var whole = facts(1, Instant.parse("2026-11-22T04:31:05Z"), "A", null, null, "{}");
    var micros = facts(1, Instant.parse("2026-11-22T04:31:05.000001Z"), "A", null, null, "{}");
    var tenths = facts(1, Instant.parse("2026-11-22T04:31:05.1Z"), "A", null, null, "{}");

    assertThat(Stream.of(whole, micros, tenths).map(facts -> AuditChain.hash(facts, BEFORE)))
        .doesNotHaveDuplicates()
        .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
  }

  private static List<@Nullable String> tricky() {
    return java.util.Arrays.asList(null, "", "--", "A", "{}");
  }

  private static AuditFacts facts(
      long sequence,
      Instant when,
      String event,
      @Nullable String actor,
      @Nullable String space,
      String details) {
    return new AuditFacts(sequence, when, event, actor, space, details);
  }

  private static String sha256(String text) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
