package org.fovea.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedHeadTest {
  private static final AuditKey KEY = AuditKey.of(new byte[32]);
  private static final LogEnd END = new LogEnd(7, "ab".repeat(32));
  private static final Instant NOW = Instant.parse("2026-11-22T04:31:05.123456789Z");

  @Test
  void comesBackFromItsTextAsItWasAndVerifies() {
    var head = SignedHead.sign(END, NOW, KEY);
    var back = SignedHead.parse(head.toJson().toString());

    assertThat(back).isEqualTo(head);
    assertThat(back.isSignedBy(KEY.publicKey())).isTrue();
    assertThat(back.signedAt()).isEqualTo(Instant.parse("2026-11-22T04:31:05.123456Z"));
  }

  @Test
  void everyFieldIsUnderTheSignature() {
    var head = SignedHead.sign(END, NOW, KEY);
    var later = new SignedHead(END, head.signedAt().plusNanos(1000), head.signature());
    var longer = new SignedHead(new LogEnd(8, END.hash()), head.signedAt(), head.signature());
    var other = new SignedHead(new LogEnd(7, "ac".repeat(32)), head.signedAt(), head.signature());

    assertThat(later.isSignedBy(KEY.publicKey())).isFalse();
    assertThat(longer.isSignedBy(KEY.publicKey())).isFalse();
    assertThat(other.isSignedBy(KEY.publicKey())).isFalse();
  }

  @Test
  void aFieldThatCannotBeSignedMakesNoError() {
    var head = new SignedHead(new LogEnd(7, "a\nb"), NOW, "00");

    assertThat(head.isSignedBy(KEY.publicKey())).isFalse();
  }

  @Test
  void whatTheParserCannotTakeIsRefusedToo() {
    var head = SignedHead.sign(END, NOW, KEY).toJson().toString();
    for (var sequence : List.of("1e99999999999", "1e999999999", "7".repeat(5000), deep())) {
      var text = head.replace("\"sequence\":7", "\"sequence\":" + sequence);

      assertThat(text).isNotEqualTo(head);
      assertThatThrownBy(() -> SignedHead.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String deep() {
    return "[".repeat(100_000) + "]".repeat(100_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"format\":\"fovea-audit-head-2\"}",
        "{\"format\":\"fovea-audit-head-1\",\"sequence\":1.5,\"hash\":\"a\"}",
        "{\"format\":\"fovea-audit-head-1\",\"sequence\":\"1\",\"hash\":\"a\"}",
        "{\"format\":\"fovea-audit-head-1\",\"sequence\":1,\"hash\":\"a\",\"signedAt\":\"now\"}"
      })
  void whatIsNoHeadIsRefused(String text) {
    assertThatThrownBy(() -> SignedHead.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
