package org.fovea.launcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The realm as committed.
class RealmFileTest {
  private static final Path FILE = Path.of("../keycloak-realm.json");

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static JsonObject client(JsonObject realm, String id) {
    return realm.getJsonArray("clients").getValuesAs(JsonObject.class).stream()
        .filter(client -> client.getString("clientId").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> names(DemoPerson person) {
    return person.personal().stream()
        .filter(value -> !List.of("affiliation", "entitlement").contains(value.kind()))
        .map(DemoPerson.PersonalValue::text);
  }

  /// A realm that brings scopes of its own gets none of Keycloak's, without which there would be no
  /// `sub` and no name in a token.
  @Test
  void bringsTheBuiltInScopesThatLoginNeeds() throws IOException {
    var realm = json(Files.readString(FILE));
    assertThat(realm.getJsonArray("clientScopes").getValuesAs(JsonObject.class))
        .extracting(scope -> scope.getString("name"))
        .containsExactly("basic", "profile", "email", "fovea.read", "fovea.write", "fovea.admin");
    assertThat(realm.getJsonArray("defaultDefaultClientScopes").getValuesAs(Object::toString))
        .isEqualTo(List.of("\"basic\"", "\"profile\"", "\"email\""));
  }

  @Test
  void hasTheSixPeopleEachWithADescription() {
    var people = RealmFile.read(FILE).people();
    assertThat(people)
        .extracting(DemoPerson::login)
        .containsExactly("ada", "emmy", "alan", "lise", "grace", "vera");
    assertThat(people).allSatisfy(person -> assertThat(person.description()).isNotBlank());
  }

  @Test
  void peopleHaveFixedIdsSoThatTheirSubStaysTheSame() throws IOException {
    var users = json(Files.readString(FILE)).getJsonArray("users").getValuesAs(JsonObject.class);
    assertThat(users)
        .extracting(user -> user.getString("id"))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
  }

  @Test
  void namesAndAddressesAreUnmistakable() {
    var people = RealmFile.read(FILE).people();
    var all = people.stream().flatMap(RealmFileTest::names).toList();
    assertThat(all).hasSize(30).doesNotHaveDuplicates().allMatch(text -> text.length() >= 10);
    assertThat(people)
        .allSatisfy(person ->
            assertThat(names(person)).noneMatch(text -> text.equalsIgnoreCase(person.login())));
  }

  @Test
  void exactlyOnePersonHasABareStringForAnAffiliation() throws IOException {
    var users = json(Files.readString(FILE)).getJsonArray("users").getValuesAs(JsonObject.class);
    assertThat(users)
        .filteredOn(user ->
            user.getJsonObject("attributes").containsKey("eduperson_scoped_affiliation_string"))
        .hasSize(1);
    var mappers =
        client(json(Files.readString(FILE)), "fovea-web")
            .getJsonArray("protocolMappers")
            .getValuesAs(JsonObject.class);
    assertThat(mappers)
        .extracting(mapper -> mapper.getJsonObject("config"))
        .filteredOn(config -> config.containsKey("user.attribute"))
        .filteredOn(config -> config.getString("claim.name").equals("eduperson_scoped_affiliation"))
        .extracting(config -> config.getString("multivalued"))
        .containsExactlyInAnyOrder("true", "false");
  }

  @Test
  void theWebClientIsConfidentialWantsPkceAndHasOneRedirectUri() throws IOException {
    var client = client(json(Files.readString(FILE)), "fovea-web");
    assertThat(client.getBoolean("publicClient")).isFalse();
    assertThat(client.getBoolean("directAccessGrantsEnabled")).isFalse();
    assertThat(client.getJsonArray("redirectUris").getValuesAs(Object::toString))
        .isEqualTo(List.of("\"http://localhost:8080/login\""));
    assertThat(client.getJsonObject("attributes").getString("pkce.code.challenge.method"))
        .isEqualTo("S256");
  }

  @Test
  void theClientOfProgramsIsPublicAndKnowsTheDeviceFlowOnly() throws IOException {
    var client = client(json(Files.readString(FILE)), "fovea-cli");
    assertThat(client.getBoolean("publicClient")).isTrue();
    assertThat(client.getBoolean("standardFlowEnabled")).isFalse();
    assertThat(client.getBoolean("implicitFlowEnabled")).isFalse();
    assertThat(client.getBoolean("directAccessGrantsEnabled")).isFalse();
    assertThat(client.getJsonArray("redirectUris")).isEmpty();
    assertThat(
            client
                .getJsonObject("attributes")
                .getString("oauth2.device.authorization.grant.enabled"))
        .isEqualTo("true");
  }

  @Test
  void theCopyForAnotherAddressDiffersInAddressesAndSecretsOnly() throws IOException {
    var committed = json(Files.readString(FILE));
    var copy =
        json(
            RealmFile.read(FILE)
                .rewritten(URI.create("https://fovea.example"), Map.of("fovea-web", "s3cret")));
    var client = client(copy, "fovea-web");
    assertThat(client.getString("secret")).isEqualTo("s3cret");
    assertThat(client.getJsonArray("redirectUris").getString(0))
        .isEqualTo("https://fovea.example/login");
    assertThat(client.getJsonObject("attributes").getString("post.logout.redirect.uris"))
        .isEqualTo("https://fovea.example/*");
    assertThat(copy.toString()).doesNotContain("localhost:8080");
    assertThat(copy.get("users")).isEqualTo(committed.get("users"));
    assertThat(client(copy, "fovea-hub")).isEqualTo(client(committed, "fovea-hub"));
  }
}
