package org.fovea.web.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.service.access.Affiliations;
import org.fovea.service.shared.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedClaimsTest {
  @Test
  void areReadAsIfAProviderHadSentThem() {
    var said =
        PastedClaims.read(
            """
            {"voperson_external_affiliation": ["staff@kit.edu", 7, null],
             "org_domain": "kit.edu",
             "entitlements": ["urn:a"], "eduperson_entitlement": "urn:b",
             "eduperson_assurance": {"strange": true},
             "name": "Ada"}
            """);

    assertThat(said.external()).containsExactly("staff@kit.edu");
    assertThat(said.homeOrganisations()).containsExactly("kit.edu");
    assertThat(said.entitlements().values()).containsExactlyInAnyOrder("urn:a", "urn:b");
    assertThat(said.assurance()).isEmpty();
    assertThat(PastedClaims.read("{}")).isEqualTo(Affiliations.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "staff@kit.edu", "[]", "{", "{\"a\": }"})
  void areRefusedIfTheyAreNoObject(String text) {
    assertThatThrownBy(() -> PastedClaims.read(text))
        .isInstanceOfSatisfying(
            InvalidException.class, e -> assertThat(e.code()).isEqualTo("claims"));
  }
}
