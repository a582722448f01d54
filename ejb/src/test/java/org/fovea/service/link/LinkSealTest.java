package org.fovea.service.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.fovea.config.SecretSettings;
import org.fovea.model.image.ImageLinkId;
import org.fovea.service.access.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSealTest {
  private static final ImageLinkId LINK = new ImageLinkId("Link000000000000000000");
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final LinkSeal seal = new LinkSeal(secret(7));

  @Test
  void aTokenOpensTheLinkThatItWasMadeFor() {
    var token = seal.seal(LINK);

    assertThat(token).hasSize(44).startsWith(LINK.value());
    assertThat(seal.open(token)).contains(new Caller.Linked(LINK));
    assertThat(new LinkSeal(secret(7)).open(token)).as("another node").isPresent();
  }

  /// Among them those that differ in the last letter by bits that base64url does not need.
  @Test
  void notOneLetterCanBeAnother() {
    var token = seal.seal(LINK);
    for (int place = 0; place < token.length(); place++) {
      for (int digit = 0; digit < DIGITS.length(); digit++) {
        var other = token.substring(0, place) + DIGITS.charAt(digit) + token.substring(place + 1);
        assertThat(seal.open(other).isPresent()).as(other).isEqualTo(other.equals(token));
      }
    }
  }

  @Test
  void anotherSecretMakesOtherTokens() {
    assertThat(new LinkSeal(secret(8)).open(seal.seal(LINK))).isEmpty();
  }

  @Test
  void tokensOfDifferentLinksShareNoSeal() {
    Set<String> seals = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      seals.add(seal.seal(ImageLinkId.random()).substring(22));
    }
    assertThat(seals).hasSize(1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Link000000000000000000",
        "Link000000000000000000======================",
        "../../../../../../../../../../../../../etc/",
        "Link000000000000000000000000000000000000000000",
        "Link00000000000000000\u00e9aaaaaaaaaaaaaaaaaaaaaa"
      })
  void whatIsNoTokenOpensNothing(String text) {
    assertThat(seal.open(text)).isEmpty();
  }

  private static SecretSettings secret(int filling) {
    var master = new byte[32];
    Arrays.fill(master, (byte) filling);
    return new SecretSettings(master);
  }
}
