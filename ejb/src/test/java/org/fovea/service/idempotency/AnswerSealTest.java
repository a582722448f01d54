package org.fovea.service.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.fovea.config.SecretSettings;
import org.junit.jupiter.api.Test;

class AnswerSealTest {
  private static final KeptAnswer ANSWER =
      new KeptAnswer(
          201, Map.of("Location", "/here", "Cache-Control", "no-store"), "{\"name\": \"Übung\"}");

  private final AnswerSeal seal = new AnswerSeal(secret(7));

  @Test
  void anAnswerComesOutAsItWentIn() {
    var sealed = seal.seal(1, "key", ANSWER);

    assertThat(seal.open(1, "key", sealed)).isEqualTo(ANSWER);
    assertThat(new AnswerSeal(secret(7)).open(1, "key", sealed)).as("another node").isNotNull();
    var nothing = new KeptAnswer(204, Map.of(), "");
    assertThat(seal.open(1, "key", seal.seal(1, "key", nothing))).isEqualTo(nothing);
  }

  @Test
  void itTakesTheSameAccountKeyAndSecretToOpenOne() {
    var sealed = seal.seal(1, "key", ANSWER);
    var changed = sealed.clone();
    changed[changed.length / 2] ^= 1;

    assertThatThrownBy(() -> seal.open(2, "key", sealed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> seal.open(1, "kez", sealed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> seal.open(1, "key", changed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new AnswerSeal(secret(8)).open(1, "key", sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("here", "bung");
  }

  @Test
  void theDigestTellsAccountsAndKeysApart() {
    var digest = seal.digest(1, "key");

    assertThat(digest).hasSize(32).isEqualTo(new AnswerSeal(secret(7)).digest(1, "key"));
    assertThat(digest).isNotEqualTo(seal.digest(2, "key")).isNotEqualTo(seal.digest(1, "kez"));
    assertThat(digest).isNotEqualTo(new AnswerSeal(secret(8)).digest(1, "key"));
  }

  @Test
  void aRefusalIsNeverKept() {
    for (int status : new int[] {199, 300, 409}) {
      assertThatThrownBy(() -> new KeptAnswer(status, Map.of(), ""))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static SecretSettings secret(int number) {
    var master = new byte[32];
    Arrays.fill(master, (byte) number);
    return new SecretSettings(master);
  }
}
