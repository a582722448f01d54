package org.fovea.launcher.identity;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fovea.launcher.report.LaunchException;

/// The demo realm, `keycloak-realm.json`: clients and people. Written for port 8080 and importable
/// by hand as it is; the launcher imports a copy with its own address and client secrets.
public final class RealmFile {
  private static final String COMMITTED_URL = "http://localhost:8080";
  private final JsonObject realm;

  private RealmFile(JsonObject realm) {
    this.realm = realm;
  }

  /// Reads the file.
  ///
  /// @throws LaunchException if it is no JSON object
  public static RealmFile read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonException e) {
      throw new LaunchException(file + " is not valid JSON: " + e.getMessage() + ".", e);
    }
  }

  static RealmFile parse(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return new RealmFile(reader.readObject());
    }
  }

  /// Returns the realm for another address and other secrets, as JSON text. The same arguments give
  /// the same text.
  ///
  /// @param publicUrl where browsers find Fovea
  /// @param secrets of confidential clients, by client id; other clients keep theirs
  String rewritten(URI publicUrl, Map<String, String> secrets) {
    var copy = Json.createObjectBuilder(realm);
    var clients = Json.createArrayBuilder();
    for (var client : realm.getJsonArray("clients").getValuesAs(JsonObject.class)) {
      var changed = Json.createObjectBuilder(readdressed(client, publicUrl).asJsonObject());
      var secret = secrets.get(client.getString("clientId"));
      if (secret != null) {
        changed.add("secret", secret);
      }
      clients.add(changed);
    }
    return copy.add("clients", clients).build().toString();
  }

  /// Returns the people, in the file's order.
  public List<DemoPerson> people() {
    return realm.getJsonArray("users").getValuesAs(JsonObject.class).stream()
        .map(DemoPerson::of)
        .toList();
  }

  private static JsonValue readdressed(JsonValue value, URI publicUrl) {
    return switch (value) {
      case JsonString text ->
          Json.createValue(text.getString().replace(COMMITTED_URL, publicUrl.toString()));
      case JsonArray array -> {
        var copy = Json.createArrayBuilder();
        array.forEach(element -> copy.add(readdressed(element, publicUrl)));
        yield copy.build();
      }
      case JsonObject object -> {
        var copy = Json.createObjectBuilder();
        object.forEach((key, element) -> copy.add(key, readdressed(element, publicUrl)));
        yield copy.build();
      }
      default -> value;
    };
  }
}
