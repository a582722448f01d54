package org.fovea.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static Settings settings(String... pairs) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    return new Settings(new Environment(values));
  }

  @Test
  void uploadsDefaultToTwentyGigabytesAndOneDay() {
    var upload = settings().upload();

    assertThat(upload.maxBytes()).isEqualTo(20_000_000_000L);
    assertThat(upload.idle()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void aValueThatIsNotANumberNamesItsVariable() {
    assertThatThrownBy(() -> settings("FOVEA_UPLOAD_MAX_BYTES", "much").upload())
        .hasMessage("FOVEA_UPLOAD_MAX_BYTES is not a whole number");
  }

  @Test
  void aValueBelowTheLeastNamesItsVariable() {
    assertThatThrownBy(() -> settings("FOVEA_PYRAMID_ATTEMPTS", "0").pyramid())
        .hasMessage("FOVEA_PYRAMID_ATTEMPTS is 0, wanted at least 1");
  }

  @Test
  void noAccountIsClosedForNotBeingUsedUnlessThatIsWanted() {
    assertThat(settings().account().inactiveMonths()).isZero();
    assertThat(settings("FOVEA_INACTIVE_MONTHS", "24").account().inactiveMonths()).isEqualTo(24);
    assertThatThrownBy(() -> settings("FOVEA_INACTIVE_MONTHS", "11").account())
        .hasMessage("FOVEA_INACTIVE_MONTHS is 11, wanted 0 or at least 12");
  }

  @Test
  void limitsCanBeSetOneByOneAndTakenAway() {
    assertThat(settings().rate()).isEqualTo(new RateSettings(600, 300, 5000, 60));
    assertThat(settings("FOVEA_RATE_READS", "0", "FOVEA_RATE_LOGINS", "7").rate())
        .isEqualTo(new RateSettings(0, 300, 5000, 7));
    assertThatThrownBy(() -> settings("FOVEA_RATE_CHANGES", "-1").rate())
        .hasMessage("FOVEA_RATE_CHANGES is -1, wanted at least 0");
    assertThatThrownBy(() -> settings("FOVEA_RATE_UPLOADS", "1000001").rate())
        .hasMessageContaining("1000001");
  }

  @Test
  void theProviderMustBeNamed() {
    assertThatThrownBy(() -> settings("FOVEA_PUBLIC_URL", "http://localhost").oidc())
        .hasMessage("FOVEA_OIDC_URL is not set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://a.example",
        "https://a.example/path",
        "nonsense",
        "https://a?b=c",
        "https://a@b.example"
      })
  void aPublicAddressIsSchemeHostAndPortOnly(String address) {
    assertThatThrownBy(() -> settings("FOVEA_PUBLIC_URL", address).server())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FOVEA_PUBLIC_URL");
  }

  @Test
  void linksStartWithThePublicAddress() {
    var server = settings("FOVEA_PUBLIC_URL", "https://fovea.example.org/").server();

    assertThat(server.link("/images")).hasToString("https://fovea.example.org/images");
    assertThat(server.secure()).isTrue();
  }

  @ParameterizedTest(name = "{0} is {1} to a browser")
  @CsvSource({
    "https://Fovea.Example.org:443, https://fovea.example.org",
    "http://localhost:80/, http://localhost",
    "https://fovea.example.org:8443, https://fovea.example.org:8443"
  })
  void thePublicAddressIsWrittenAsBrowsersWriteIt(String given, String written) {
    assertThat(settings("FOVEA_PUBLIC_URL", given).server().publicUrl()).hasToString(written);
  }

  @Test
  void keysOfDifferentPurposesDiffer(@TempDir Path folder) throws IOException {
    byte[] master = new byte[32];
    Arrays.fill(master, (byte) 7);
    var file = folder.resolve("master.key");
    Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(master) + "\n");
    var secret = settings("FOVEA_SECRET_FILE", file.toString()).secret();

    assertThat(secret.derive("a").getEncoded())
        .hasSize(32)
        .isEqualTo(secret.derive("a").getEncoded());
    assertThat(secret.derive("a").getEncoded()).isNotEqualTo(secret.derive("b").getEncoded());
  }

  @Test
  void theSignedHeadIsAFileInAFolder() {
    assertThat(settings("FOVEA_AUDIT_HEAD", "/srv/audit/head.json").audit().folder())
        .isEqualTo(Path.of("/srv/audit"));
    assertThatThrownBy(() -> settings().audit()).hasMessage("FOVEA_AUDIT_HEAD is not set");
    assertThatThrownBy(() -> settings("FOVEA_AUDIT_HEAD", "/").audit())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FOVEA_AUDIT_HEAD");
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> new SecretSettings(new byte[31]))
        .hasMessage("the secret of FOVEA_SECRET_FILE has 31 bytes, wanted at least 32");
  }

  @Test
  void theSecretIsNeverPrinted() {
    assertThat(new SecretSettings(new byte[32])).hasToString("SecretSettings[…]");
  }

  @Test
  void onlyEntitlementsOfTheProvidersOwnAuthorityCountUnlessSaidOtherwise() {
    var entitlement = settings("FOVEA_OIDC_URL", "https://login.example/oauth2").entitlement();

    assertThat(entitlement.authorities()).containsExactly("login.example");
    assertThat(entitlement.namespaces()).containsExactly("*");
    assertThat(entitlement.authorityOptional()).isFalse();
  }

  @Test
  void severalAuthoritiesAreSeparatedBySpacesOrCommas() {
    var entitlement =
        settings(
                "FOVEA_ENTITLEMENT_AUTHORITIES", " login.example, other.example\tthird.example ",
                "FOVEA_ENTITLEMENT_AUTHORITY_OPTIONAL", "true")
            .entitlement();

    assertThat(entitlement.authorities())
        .containsExactlyInAnyOrder("login.example", "other.example", "third.example");
    assertThat(entitlement.authorityOptional()).isTrue();
  }

  @Test
  void aFlagThatIsNeitherTrueNorFalseNamesItsVariable() {
    assertThatThrownBy(() -> settings("FOVEA_ENTITLEMENT_AUTHORITY_OPTIONAL", "yes").entitlement())
        .hasMessage("FOVEA_ENTITLEMENT_AUTHORITY_OPTIONAL is not true or false");
  }

  @Test
  void whomToWriteToIsEmptyUnlessSet() {
    var contact = settings().contact();

    assertThat(contact.isComplete()).isFalse();
    assertThat(contact.organisation()).isEmpty();
    assertThat(contact.addressLines()).isEmpty();
    assertThat(contact.mail()).isEmpty();
  }

  @Test
  void whomToWriteToHasAnAddressOfSeveralLines() {
    var contact =
        settings(
                "FOVEA_CONTACT_ORGANISATION", "Quellstadt Institute",
                "FOVEA_CONTACT_ADDRESS", "Am Quell 1; 12345 Quellstadt ;",
                "FOVEA_CONTACT_MAIL", "privacy@quellstadt.example",
                "FOVEA_CONTACT_DPO", "Data protection office",
                "FOVEA_CONTACT_DPO_MAIL", "dpo@quellstadt.example",
                "FOVEA_CONTACT_AUTHORITY", "The state's commissioner",
                "FOVEA_CONTACT_AUTHORITY_URL", "https://authority.example",
                "FOVEA_CONTACT_JURISDICTION", "DE-NW Germany North Rhine-Westphalia")
            .contact();

    assertThat(contact.isComplete()).isTrue();
    assertThat(contact.addressLines()).containsExactly("Am Quell 1", "12345 Quellstadt");
    assertThat(contact.mail()).hasValue("privacy@quellstadt.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"office", "a b@example.org", "office@", "a@b?subject=x"})
  void aMailAddressThatIsNoneNamesItsVariable(String mail) {
    assertThatThrownBy(() -> settings("FOVEA_CONTACT_MAIL", mail).contact())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FOVEA_CONTACT_MAIL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "authority.example", "ftp://a.example"})
  void theAuthoritysPageIsOnTheWeb(String address) {
    assertThatThrownBy(() -> settings("FOVEA_CONTACT_AUTHORITY_URL", address).contact())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FOVEA_CONTACT_AUTHORITY_URL");
  }

  @Test
  void whereFilesAreIsSaidOnlyIfItIsSet() {
    assertThat(settings().location().region()).isEmpty();
    assertThat(settings("FOVEA_STORAGE_REGION", " Quellstadt ").location().region())
        .hasValue("Quellstadt");
    assertThat(settings("FOVEA_STORAGE_CLASS", "mirrored disks").location().storageClass())
        .hasValue("mirrored disks");
  }
}
