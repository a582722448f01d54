package org.fovea.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedErasureTest {
  private static final AuditKey KEY = AuditKey.of(new byte[32]);
  private static final Instant NOW = Instant.parse("2026-11-22T04:31:05.123456789Z");
  private static final SignedErasure ERASURE =
      SignedErasure.sign("ab".repeat(32), "SELF", true, NOW, KEY);

  @Test
  void isReadAsItWasWritten() {
    var back = SignedErasure.parse(ERASURE.toLine());

    assertThat(back).isEqualTo(ERASURE);
    assertThat(back.isSignedBy(KEY.publicKey())).isTrue();
    assertThat(back.erasedAt()).isEqualTo(Instant.parse("2026-11-22T04:31:05.123456Z"));
    assertThat(ERASURE.toLine()).doesNotContain("\n");
  }

  @Test
  void everyFieldIsUnderTheSignature() {
    var signature = ERASURE.signature();
    var at = ERASURE.erasedAt();
    var changed =
        List.of(
            new SignedErasure("ac".repeat(32), "SELF", true, at, signature),
            new SignedErasure(ERASURE.digest(), "INACTIVE", true, at, signature),
            new SignedErasure(ERASURE.digest(), "SELF", false, at, signature),
            new SignedErasure(ERASURE.digest(), "SELF", true, at.plusNanos(1000), signature),
            new SignedErasure(ERASURE.digest(), "SE\nLF", true, at, signature));

    assertThat(changed).noneMatch(each -> each.isSignedBy(KEY.publicKey()));
    assertThat(ERASURE.isSignedBy(AuditKey.of(seed()).publicKey())).isFalse();
  }

  private static byte[] seed() {
    var seed = new byte[32];
    seed[0] = 1;
    return seed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"format\":\"fovea-erasure-2\"}", "null"})
  void whatIsNoLineIsRefused(String line) {
    assertThatThrownBy(() -> SignedErasure.parse(line))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
