package org.fovea.model.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditKeyTest {
  private static final byte[] STATEMENT = "a\nb".getBytes(StandardCharsets.UTF_8);
  private final AuditKey key = AuditKey.of(new byte[32]);

  /// RFC 8032, section 7.1, tests 1 and 2.
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701"
        + "cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d"
        + "0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
  })
  void isThePairThatTheStandardGivesForTheSeed(
      String seed, String open, String message, String signature) {
    var pair = AuditKey.of(HexFormat.of().parseHex(seed));
    byte[] encoded = Base64.getDecoder().decode(pair.publicKey());

    assertThat(HexFormat.of().formatHex(encoded)).endsWith(open);
    assertThat(pair.sign(HexFormat.of().parseHex(message))).isEqualTo(signature);
  }

  @Test
  void whatItSignsVerifies() {
    assertThat(AuditKey.verifies(key.publicKey(), STATEMENT, key.sign(STATEMENT))).isTrue();
  }

  @Test
  void anotherStatementOrAnotherKeyDoesNot() {
    byte[] seed = new byte[32];
    seed[31] = 1;
    var other = AuditKey.of(seed);

    assertThat(AuditKey.verifies(key.publicKey(), new byte[0], key.sign(STATEMENT))).isFalse();
    assertThat(AuditKey.verifies(other.publicKey(), STATEMENT, key.sign(STATEMENT))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zz", "00", "not hexadecimal"})
  void whatIsNoSignatureVerifiesNothing(String signature) {
    assertThat(AuditKey.verifies(key.publicKey(), STATEMENT, signature)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MCowBQYDK2VwAyEA", "…"})
  void whatIsNoKeyVerifiesNothing(String publicKey) {
    assertThat(AuditKey.verifies(publicKey, STATEMENT, key.sign(STATEMENT))).isFalse();
  }

  @Test
  void aSeedHasThirtyTwoBytes() {
    assertThatThrownBy(() -> AuditKey.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("31 bytes of seed, wanted 32");
  }

  @Test
  void neitherItsTextNorItsPublicHalfHoldsTheSeed() {
    byte[] seed = new byte[32];
    java.util.Arrays.fill(seed, (byte) 0x5a);

    assertThat(AuditKey.of(seed).toString() + AuditKey.of(seed).pem())
        .contains("MCow")
        .doesNotContain(Base64.getEncoder().encodeToString(seed).substring(0, 20));
  }
}
