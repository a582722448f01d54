package org.fovea.service.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.fovea.service.shared.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstitutionDraftTest {
  private static InstitutionDraft of(String name, String ror, String code, String... scopes) {
    return new InstitutionDraft(name, Optional.of(ror), code, Set.of(scopes));
  }

  @Test
  void bringsWhatIsTypedIntoNormalForm() {
    var draft =
        of(" Research Centre ", "https://ror.org/01GGX4157", "jsc", " KIT.edu ", "www.kit.edu");

    assertThat(draft.name()).isEqualTo("Research Centre");
    assertThat(draft.rorId()).contains("01ggx4157");
    assertThat(draft.facilityCode()).isEqualTo("JSC");
    assertThat(draft.scopes()).containsExactlyInAnyOrder("kit.edu", "www.kit.edu");
    assertThat(of("A", " ", "JSC", "kit.edu").rorId()).isEmpty();
  }

  @ParameterizedTest(name = "{4}: {0}, {1}, {2}, {3}")
  @CsvSource({
    "'', '', JSC, kit.edu, institution-name",
    "' ', '', JSC, kit.edu, institution-name",
    "A, 01ggx4158, JSC, kit.edu, ror-id",
    "A, '', J, kit.edu, facility-code",
    "A, '', JSCJSCJSC, kit.edu, facility-code",
    "A, '', J-C, kit.edu, facility-code",
    "A, '', JÜC, kit.edu, facility-code",
    "A, '', JSC, '', scopes",
    "A, '', JSC, kit, scopes",
    "A, '', JSC, staff@kit.edu, scopes",
    "A, '', JSC, https://kit.edu, scopes",
    "A, '', JSC, -kit.edu, scopes",
    "A, '', JSC, kit-.edu, scopes",
    "A, '', JSC, kit..edu, scopes",
    "A, '', JSC, kit.edu., scopes",
    "A, '', JSC, k_t.edu, scopes",
    "A, '', JSC, kit.edu/x, scopes"
  })
  void saysWhatIsWrong(String name, String ror, String facility, String scope, String code) {
    assertThatThrownBy(() -> of(name, ror, facility, scope))
        .isInstanceOfSatisfying(InvalidException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void namesEndAt200CharactersAndDomainsAt253() {
    var longest =
        "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(61);

    assertThat(of("x".repeat(200), "", "JSC", longest).scopes()).containsExactly(longest);
    assertThatThrownBy(() -> of("x".repeat(201), "", "JSC", longest))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> of("x", "", "JSC", longest + "e"))
        .isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AB", "ABCDEFGH"})
  void facilityCodesHaveTwoToEightLetters(String code) {
    assertThat(of("A", "", code, "kit.edu").facilityCode()).isEqualTo(code);
  }
}
