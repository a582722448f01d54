package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.service.access.Entitlements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntitlementWordsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          urn:geant:a.org:group:x | Members of the group x and of all groups in it, in the namespace urn:geant:a.org.
          urn:geant:a.org:group:x:y#b.org | Members of the group x › y and of all groups in it, in the namespace urn:geant:a.org.
          urn:geant:a.org:group:x:y:role=owner | Those with the role owner in the very group x › y, in the namespace urn:geant:a.org.
          urn:geant:a.org:res:z:act:write,read | Those who may do read, write on z, in the namespace urn:geant:a.org.
          urn:geant:a.org:res:z | Those who may see the whole resource z, in the namespace urn:geant:a.org.
          """)
  void saysWhatIsAskedFor(String pattern, String words) {
    assertThat(EntitlementWords.describe(Entitlements.parse(pattern).orElseThrow()))
        .isEqualTo(words);
  }
}
