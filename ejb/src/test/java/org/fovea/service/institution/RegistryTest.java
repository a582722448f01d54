package org.fovea.service.institution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.fovea.model.institution.InstitutionId;
import org.fovea.service.access.Affiliations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryTest {
  private static final Registry REGISTRY =
      new Registry(
          List.of(
              institution("Quellstadt", "QST", "quellstadt.example", "uni-quellstadt.example"),
              institution("Nordhaven", "NHV", "nordhaven.example"),
              institution("Sonnwald", "SNW", "sonnwald.example")));

  private static RegisteredInstitution institution(String name, String code, String... scopes) {
    return new RegisteredInstitution(InstitutionId.random(), name, code, Set.of(scopes));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private static List<HomeInstitution> homes(String external, String scoped, String domains) {
    return REGISTRY.homes(
        new Affiliations(words(external), words(scoped), words(domains), Set.of(), Set.of()));
  }

  @ParameterizedTest(name = "external [{0}], scoped [{1}], domain [{2}]: [{3}]")
  @CsvSource(
      delimiter = '|',
      value = {
        "faculty@quellstadt.example | '' | '' | QST",
        "faculty@QUELLstadt.EXAMPLE | '' | '' | QST",
        "faculty@uni-quellstadt.example | '' | '' | QST",
        "faculty@quellstadt.example | employee@nordhaven.example | sonnwald.example | QST",
        "faculty@elsewhere.example | employee@nordhaven.example | sonnwald.example | NHV",
        "faculty@elsewhere.example | member@proxy.example | sonnwald.example | SNW",
        "'' | '' | SonnWald.Example | SNW",
        "'' | '' | elsewhere.example sonnwald.example | SNW",
        "staff@quellstadt.example student@nordhaven.example | '' | '' | QST NHV",
        "staff@quellstadt.example member@uni-quellstadt.example | '' | '' | QST",
        "faculty@elsewhere.example | member@proxy.example | proxy.example | ''",
        "faculty@sub.quellstadt.example | '' | '' | ''",
        "faculty@example | '' | '' | ''",
        "quellstadt.example | '' | '' | ''",
        "@quellstadt.example | '' | '' | ''",
        "hausmeister@quellstadt.example | '' | '' | QST",
        "'' | '' | '' | ''"
      })
  void theFirstClaimThatNamesARegisteredScopeDecides(
      String external, String scoped, String domains, String codes) {
    assertThat(homes(external, scoped, domains))
        .extracting(HomeInstitution::facilityCode)
        .containsExactlyElementsOf(words(codes));
  }

  @Test
  void onlyWhatIsSaidInThatClaimAndOfThatInstitutionIsHeldThere() {
    var homes =
        homes(
            "staff@quellstadt.example Member@uni-quellstadt.example student@nordhaven.example"
                + " hausmeister@quellstadt.example faculty@elsewhere.example",
            "employee@quellstadt.example",
            "quellstadt.example");

    assertThat(homes).hasSize(2);
    assertThat(homes.get(0).affiliations()).containsExactlyInAnyOrder("staff", "member");
    assertThat(homes.get(1).affiliations()).containsExactly("student");
  }

  @Test
  void aBareDomainTellsNothingOfWhatOneIsThere() {
    assertThat(homes("", "", "sonnwald.example").getFirst().affiliations()).isEmpty();
  }
}
