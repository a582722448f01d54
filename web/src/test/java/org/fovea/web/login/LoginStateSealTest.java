package org.fovea.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.fovea.config.SecretSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginStateSealTest {
  private final SettableClock clock = new SettableClock();
  private final LoginStateSeal seal = new LoginStateSeal(key(1), clock);
  private final LoginState state =
      new LoginState(
          "state",
          "nonce",
          "verifier",
          ReturnPath.of("/images?q=1"),
          true,
          clock.instant().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS));

  @Test
  void opensWhatItSealed() {
    assertThat(seal.open(seal.seal(state))).contains(state);
  }

  @Test
  void sealsTheSameTwiceDifferently() {
    assertThat(seal.seal(state)).isNotEqualTo(seal.seal(state));
  }

  @Test
  void showsNothingOfWhatIsInside() {
    var bytes = Base64.getUrlDecoder().decode(seal.seal(state));
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .doesNotContain("verifier", "nonce", "images");
  }

  @Test
  void refusesAnyChangedByte() {
    var bytes = Base64.getUrlDecoder().decode(seal.seal(state));
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
      assertThat(seal.open(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
          .as("byte %d", i)
          .isEmpty();
      bytes[i] ^= 1;
    }
  }

  @Test
  void refusesWhatAnotherKeySealed() {
    assertThat(new LoginStateSeal(key(2), clock).open(seal.seal(state))).isEmpty();
  }

  @Test
  void refusesWhatHasExpired() {
    var sealed = seal.seal(state);
    clock.pass(Duration.ofSeconds(601));
    assertThat(seal.open(sealed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "AAAA", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void refusesWhatNobodySealed(String sealed) {
    assertThat(seal.open(sealed)).isEmpty();
  }

  private static SecretKey key(int fill) {
    var master = new byte[32];
    Arrays.fill(master, (byte) fill);
    return new SecretSettings(master).derive("login-state");
  }
}
