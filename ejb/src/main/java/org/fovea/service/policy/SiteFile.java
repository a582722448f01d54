package org.fovea.service.policy;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.access.SiteRole;
import org.fovea.model.policy.PolicyKind;
import org.fovea.service.access.Entitlement;
import org.fovea.service.access.Entitlements;
import org.fovea.service.institution.InstitutionDraft;
import org.fovea.service.shared.InvalidException;

/// With what a new site begins, as its operator wrote it down: a JSON object, described in
/// `config/README.md`. A member that nobody knows is an error, for it may be a misspelt one.
///
/// @param institutions to register
/// @param siteRoles entitlements that make somebody something on the site; one administrator at
///   least
/// @param policies texts that hold instead of the defaults
record SiteFile(
    List<InstitutionDraft> institutions,
    Map<SiteRole, List<Entitlement>> siteRoles,
    Map<PolicyKind, String> policies) {
  private static final Map<String, PolicyKind> POLICIES =
      Map.of(
          "upload", PolicyKind.UPLOAD,
          "principalInvestigator", PolicyKind.PRINCIPAL_INVESTIGATOR,
          "bytesOfPerson", PolicyKind.BYTES_OF_PERSON,
          "bytesOfInstitution", PolicyKind.BYTES_OF_INSTITUTION);

  /// Reads a site file.
  ///
  /// @throws IllegalStateException if it is none; says where
  static SiteFile parse(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      var file = reader.readObject();
      requireKnown(
          file, Set.of("institutions", "siteAdministrators", "auditors", "policies"), "the file");
      return new SiteFile(institutions(file), siteRoles(file), policies(file));
    } catch (JsonException e) {
      throw new IllegalStateException("it is no JSON object: " + e.getMessage(), e);
    } catch (ClassCastException e) {
      throw new IllegalStateException("a member has the wrong type: " + e.getMessage(), e);
    }
  }

  private static List<InstitutionDraft> institutions(JsonObject file) {
    return array(file, "institutions").getValuesAs(JsonObject.class).stream()
        .map(SiteFile::institution)
        .toList();
  }

  private static InstitutionDraft institution(JsonObject told) {
    requireKnown(told, Set.of("name", "rorId", "facilityCode", "scopes"), "an institution");
    var name = told.getString("name", "");
    try {
      return new InstitutionDraft(
          name,
          Optional.ofNullable(told.getString("rorId", null)),
          told.getString("facilityCode", ""),
          Set.copyOf(texts(told, "scopes")));
    } catch (InvalidException e) {
      throw new IllegalStateException("institution \"" + name + "\": " + e.getMessage(), e);
    }
  }

  private static Map<SiteRole, List<Entitlement>> siteRoles(JsonObject file) {
    Map<SiteRole, List<Entitlement>> roles = new EnumMap<>(SiteRole.class);
    roles.put(SiteRole.SITE_ADMINISTRATOR, patterns(file, "siteAdministrators"));
    roles.put(SiteRole.AUDITOR, patterns(file, "auditors"));
    if (roles.get(SiteRole.SITE_ADMINISTRATOR).isEmpty()) {
      throw new IllegalStateException("siteAdministrators names no entitlement");
    }
    return roles;
  }

  private static List<Entitlement> patterns(JsonObject file, String name) {
    return texts(file, name).stream()
        .map(text ->
            Entitlements.parse(text)
                .orElseThrow(() ->
                    new IllegalStateException(
                        name + ": \"" + text + "\" is neither a group nor a capability")))
        .toList();
  }

  private static Map<PolicyKind, String> policies(JsonObject file) {
    var told =
        file.containsKey("policies") ? file.getJsonObject("policies") : JsonValue.EMPTY_JSON_OBJECT;
    requireKnown(told, POLICIES.keySet(), "policies");
    Map<PolicyKind, String> texts = new EnumMap<>(PolicyKind.class);
    POLICIES.forEach((name, kind) -> {
      if (told.containsKey(name)) {
        texts.put(kind, checked(name, kind, told.getString(name)));
      }
    });
    return texts;
  }

  private static String checked(String name, PolicyKind kind, String text) {
    try {
      return PolicyText.checked(kind, text);
    } catch (InvalidException e) {
      throw new IllegalStateException("policy " + name + ": " + e.getMessage(), e);
    }
  }

  private static List<String> texts(JsonObject object, String name) {
    return array(object, name).getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  private static JsonArray array(JsonObject object, String name) {
    return object.containsKey(name) ? object.getJsonArray(name) : JsonValue.EMPTY_JSON_ARRAY;
  }

  private static void requireKnown(JsonObject object, Set<String> known, String where) {
    var unknown = new HashSet<>(object.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalStateException("nobody knows " + unknown + " in " + where);
    }
  }
}
