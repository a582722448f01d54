package org.fovea.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.fovea.launcher.report.LaunchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherSettingsTest {
  private static final Path CHECKOUT = Path.of("/checkout");

  private static LauncherSettings read(Map<String, String> environment) {
    return LauncherSettings.read(environment, CHECKOUT);
  }

  @Test
  void anEmptyEnvironmentGivesTheDefaults() {
    var settings = read(Map.of());
    assertThat(settings.home().root()).isEqualTo(Path.of("/checkout/.fovea"));
    assertThat(settings.ports()).isEqualTo(new Ports(8080, 9990, 8180, 3307));
    assertThat(settings.server().publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(settings.server().bind()).isEqualTo("127.0.0.1");
    assertThat(settings.database().external()).isEmpty();
    assertThat(settings.identity().external()).isEmpty();
  }

  @Test
  void thePublicUrlFollowsThePortAndLosesTheSlashAtItsEnd() {
    assertThat(read(Map.of("FOVEA_PORT", "8088")).server().publicUrl())
        .hasToString("http://localhost:8088");
    assertThat(read(Map.of("FOVEA_PUBLIC_URL", "https://fovea.example/")).server().publicUrl())
        .hasToString("https://fovea.example");
  }

  @Test
  void theSignedHeadLiesBesideTheDatabaseUnlessToldOtherwise() {
    assertThat(read(Map.of()).auditHead()).isEqualTo(Path.of("/checkout/.fovea/audit/head.json"));
    assertThat(read(Map.of("FOVEA_AUDIT_HEAD", "/srv/witness/head.json")).auditHead())
        .isEqualTo(Path.of("/srv/witness/head.json"));
    assertThat(read(Map.of("FOVEA_AUDIT_HEAD", "head.json")).auditHead()).isAbsolute();
  }

  @Test
  void theIssuerIsTheSameForBrowsersAndServer() {
    assertThat(read(Map.of("FOVEA_KEYCLOAK_PORT", "8280")).demoIssuer())
        .hasToString("http://localhost:8280/realms/fovea");
  }

  @ParameterizedTest(name = "{0}={1} is refused")
  @CsvSource({
    "FOVEA_PORT, 0",
    "FOVEA_PORT, 65536",
    "FOVEA_DB_PORT, http",
    "FOVEA_PUBLIC_URL, ftp://fovea.example",
    "FOVEA_PUBLIC_URL, fovea.example",
    "FOVEA_HEAP, much"
  })
  void aValueThatMakesNoSenseIsRefusedByName(String name, String value) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(value);
  }

  @Test
  void onePortForTwoIsRefused() {
    assertThatThrownBy(() -> read(Map.of("FOVEA_PORT", "8180")))
        .hasMessage("FOVEA_KEYCLOAK_PORT and FOVEA_PORT are both 8180; give each its own port.");
  }

  @Test
  void anotherDatabaseNeedsItsUser() {
    assertThatThrownBy(() -> read(Map.of("FOVEA_DB_URL", "jdbc:mariadb://db/fovea")))
        .hasMessage("FOVEA_DB_URL is set, so FOVEA_DB_USER must be set too.");
  }

  @Test
  void anotherDatabaseIsTakenAsItIsToldWithAnyHostInGrants() {
    var database =
        read(Map.of(
                "FOVEA_DB_URL", "jdbc:mariadb://db:3306/fovea",
                "FOVEA_DB_USER", "app",
                "FOVEA_DB_PASSWORD", "secret"))
            .database()
            .external()
            .orElseThrow();
    assertThat(database.account()).isEqualTo("'app'@'%'");
    assertThat(database.owner()).isEmpty();
  }

  @Test
  void aDatabaseOfAnotherDialectIsRefused() {
    assertThatThrownBy(() ->
            read(
                Map.of(
                    "FOVEA_DB_URL", "jdbc:h2:mem:x",
                    "FOVEA_DB_USER", "app",
                    "FOVEA_DB_PASSWORD", "secret")))
        .hasMessageContaining("jdbc:mariadb://");
  }

  @Test
  void anotherProviderNeedsItsClient() {
    assertThatThrownBy(() -> read(Map.of("FOVEA_OIDC_URL", "https://login.example/oauth2")))
        .hasMessage("FOVEA_OIDC_URL is set, so FOVEA_OIDC_CLIENT_ID must be set too.");
  }

  @Test
  void theServerNeverGetsTheSchemaOwnersPassword() {
    var passedOn =
        read(Map.of("FOVEA_DB_OWNER_PASSWORD", "x", "FOVEA_UPLOAD_MAX_BYTES", "5g", "PATH", "/bin"))
            .server()
            .passedOn();
    assertThat(passedOn).containsOnlyKeys("FOVEA_UPLOAD_MAX_BYTES");
  }
}
