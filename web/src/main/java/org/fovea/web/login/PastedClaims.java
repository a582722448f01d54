package org.fovea.web.login;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fovea.service.access.Affiliations;
import org.fovea.service.shared.InvalidException;

/// Claims that somebody typed to try a policy out, read as if a provider had sent them. They are
/// about nobody in particular and kept nowhere.
public final class PastedClaims {
  private PastedClaims() {}

  /// What rights are made of among the claims.
  ///
  /// @param json an object, as userinfo answers
  /// @throws InvalidException if it is none
  public static Affiliations read(String json) {
    return read(parse(json));
  }

  private static JsonObject parse(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    } catch (RuntimeException e) {
      // not JsonException alone: nesting and numbers beyond the parser's limits are other ones
      throw new InvalidException(
          "claims", "These claims are not a JSON object, such as {\"org_domain\": \"kit.edu\"}.");
    }
  }

  /// The same of an object that was read already.
  public static Affiliations read(JsonObject object) {
    Map<String, Object> claims = new HashMap<>();
    object.forEach((name, value) -> claims.put(name, strings(value)));
    return new PersonClaims(List.of(claims)).affiliations();
  }

  /// Strings only: all else means nothing in a claim that rights are made of.
  private static List<String> strings(JsonValue value) {
    List<? extends JsonValue> several = value instanceof JsonArray list ? list : List.of(value);
    return several.stream()
        .filter(JsonString.class::isInstance)
        .map(text -> ((JsonString) text).getString())
        .toList();
  }
}
