package org.fovea.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.fovea.config.SecretSettings;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Subject;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final SpaceId SPACE = new SpaceId("Space00000000000000000");
  private static final SpaceId OTHER_SPACE = new SpaceId("Other00000000000000000");
  private static final Subject ADA = new Subject("https://login.example.org", "ada");

  private final Pseudonyms pseudonyms = withKey((byte) 1);

  @Test
  void areTheSameEachTime() {
    assertThat(pseudonyms.of(SPACE, ADA)).isEqualTo(withKey((byte) 1).of(SPACE, ADA));
  }

  @Test
  void looksLikeSixCharactersWithoutTheAmbiguousOnes() {
    var pseudonym = pseudonyms.of(SPACE, ADA);

    assertThat(pseudonym.label()).matches("[0-9A-HJKMNP-TV-Z]{6}");
    assertThat(pseudonym.seed()).matches("[0-9a-f]{32}");
  }

  @Test
  void differBetweenSpacesPeopleAndDeployments() {
    Set<Pseudonym> seen = new HashSet<>();
    seen.add(pseudonyms.of(SPACE, ADA));
    seen.add(pseudonyms.of(OTHER_SPACE, ADA));
    seen.add(pseudonyms.of(SPACE, new Subject(ADA.issuer(), "emmy")));
    seen.add(withKey((byte) 2).of(SPACE, ADA));

    assertThat(seen).hasSize(4);
  }

  @Test
  void useAllTheirLetters() {
    Set<Character> letters = new HashSet<>();
    for (int person = 0; person < 1000; person++) {
      var label = pseudonyms.of(SPACE, new Subject(ADA.issuer(), "p" + person)).label();
      label.chars().forEach(letter -> letters.add((char) letter));
    }
    assertThat(letters).hasSize(32);
  }

  @Test
  void fewOfATeamOfThousandsHaveTheSameLabel() {
    Set<String> labels = new HashSet<>();
    for (int person = 0; person < 5000; person++) {
      labels.add(pseudonyms.of(SPACE, new Subject(ADA.issuer(), "p" + person)).label());
    }
    assertThat(labels).hasSizeGreaterThan(4998); // of 32^6, by chance at most a pair or so
  }

  private static Pseudonyms withKey(byte seed) {
    var key = new byte[32];
    key[0] = seed;
    var secret = new SecretSettings(key);
    return new Pseudonyms(secret, new SubjectDigest(secret));
  }
}
