package org.fovea.service.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fovea.model.access.SiteRole;
import org.fovea.model.policy.PolicyKind;
import org.fovea.service.access.Entitlement;
import org.fovea.service.institution.InstitutionDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteFileTest {
  private static final String ADMINISTRATORS =
      "\"siteAdministrators\": [\"urn:geant:helmholtz.de:group:Fovea:role=admin#x\"]";

  @Test
  void anAdministratorIsEnough() {
    var file = SiteFile.parse("{" + ADMINISTRATORS + "}");

    assertThat(file.institutions()).isEmpty();
    assertThat(file.policies()).isEmpty();
    assertThat(file.siteRoles().get(SiteRole.AUDITOR)).isEmpty();
    assertThat(file.siteRoles().get(SiteRole.SITE_ADMINISTRATOR))
        .extracting(Entitlement::text)
        .containsExactly("urn:geant:helmholtz.de:group:Fovea:role=admin#x");
  }

  @Test
  void theExampleForOperatorsReads() throws IOException {
    var file = SiteFile.parse(Files.readString(Path.of("../config/example/site.json")));

    assertThat(file.institutions()).extracting(InstitutionDraft::facilityCode).isNotEmpty();
    assertThat(file.policies()).containsKeys(PolicyKind.values());
  }

  @Test
  void theDemoSiteHasThreeInstitutionsAndTheMappingsThatTheScanKnows() throws IOException {
    var launcher = Path.of("../launcher/src/main/resources/org/fovea/launcher");
    var file = SiteFile.parse(Files.readString(Path.of("../config/example/demo-site.json")));
    var mapped =
        Files.readAllLines(launcher.resolve("scan/mapped-entitlements.txt")).stream()
            .filter(line -> line.startsWith("urn:"));

    assertThat(file.institutions())
        .extracting(InstitutionDraft::facilityCode)
        .containsExactly("QST", "NHV", "SNW");
    assertThat(file.siteRoles().values().stream().flatMap(List::stream))
        .extracting(Entitlement::text)
        .containsExactlyInAnyOrderElementsOf(mapped.toList());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "[] | no JSON object",
        "{ | no JSON object",
        "{} | siteAdministrators names no entitlement",
        "{\"siteAdministrators\": [\"everybody\"]} | \"everybody\" is neither",
        "{\"siteAdministrators\": [7]} | wrong type",
        "{\"siteAdministrators\": \"urn\"} | wrong type",
        "{\"siteAdministrator\": []} | [siteAdministrator]"
      })
  void saysWhatIsWrongWithIt(String json, String sentence) {
    assertThatThrownBy(() -> SiteFile.parse(json))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"institutions\": [{\"name\": \"A\", \"facilityCode\": \"J\", \"scopes\": [\"a.example\"]}]",
        "\"institutions\": [{\"name\": \"A\", \"facilityCode\": \"JSC\", \"scope\": \"a.example\"}]",
        "\"institutions\": [\"A\"]",
        "\"policies\": {\"upload\": \"everybody\"}",
        "\"policies\": {\"bytesOfPerson\": 7}",
        "\"policies\": {\"download\": \"everyone\"}"
      })
  void noPartOfItIsSkippedBecauseItIsWrong(String part) {
    assertThatThrownBy(() -> SiteFile.parse("{" + ADMINISTRATORS + ", " + part + "}"))
        .isInstanceOf(IllegalStateException.class);
  }
}
