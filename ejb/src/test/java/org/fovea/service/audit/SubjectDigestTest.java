package org.fovea.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fovea.config.SecretSettings;
import org.fovea.service.access.Subject;
import org.junit.jupiter.api.Test;

class SubjectDigestTest {
  private static final byte[] SECRET = secret((byte) 1);
  private static final Subject ADA = new Subject("https://login.example.org", "ada");
  private final SubjectDigest digest = new SubjectDigest(new SecretSettings(SECRET));

  @Test
  void isTheHmacOfIssuerAndSubUnderAKeyDerivedFromTheSecret() throws GeneralSecurityException {
    // HKDF-SHA-256 by hand (RFC 5869): extract without salt, expand by one block
    byte[] extracted = hmac(new byte[32], SECRET);
    byte[] key = hmac(extracted, utf8("fovea/audit-subject\u0001"));
    byte[] expected = hmac(key, utf8("https://login.example.org\nada"));

    assertThat(digest.of(ADA)).isEqualTo(HexFormat.of().formatHex(expected));
  }

  @Test
  void differsFromPersonToPersonAndFromProviderToProvider() {
    var people =
        Stream.of(
            ADA,
            new Subject(ADA.issuer(), "Ada"),
            new Subject(ADA.issuer(), "ada "),
            new Subject(ADA.issuer() + "/", "ada"),
            new Subject("ada", ADA.issuer()),
            new Subject(ADA.issuer() + "a", "da"));

    assertThat(people.map(digest::of))
        .doesNotHaveDuplicates()
        .allMatch(text -> text.matches("[0-9a-f]{64}"));
  }

  @Test
  void cannotBeTestedWithoutTheSecret() {
    var other = new SubjectDigest(new SecretSettings(secret((byte) 2)));

    assertThat(other.of(ADA)).isNotEqualTo(digest.of(ADA));
  }

  @Test
  void isTheSameOnEveryNodeThatHoldsTheSecret() {
    var otherNode = new SubjectDigest(new SecretSettings(SECRET.clone()));

    assertThat(otherNode.of(ADA)).isEqualTo(digest.of(ADA)).isEqualTo(digest.of(ADA));
  }

  private static byte[] secret(byte fill) {
    byte[] secret = new byte[40];
    Arrays.fill(secret, fill);
    return secret;
  }

  private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
