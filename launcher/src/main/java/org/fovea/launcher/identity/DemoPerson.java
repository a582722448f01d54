package org.fovea.launcher.identity;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.stream.Stream;

/// A person of the demo realm. The password is the login name.
///
/// @param login login name
/// @param description what the person may do, for those who try Fovea
/// @param personal what Fovea must never write down
public record DemoPerson(String login, String description, PersonalData personal) {

  /// What the demo realm tells of a person beside the login name.
  ///
  /// @param givenName a made-up word that occurs nowhere else
  /// @param familyName a made-up word that occurs nowhere else
  /// @param email at a domain that cannot exist
  /// @param affiliations all values of all affiliation attributes, for example `faculty@…`
  /// @param entitlements values of `eduperson_entitlement`
  public record PersonalData(
      String givenName,
      String familyName,
      String email,
      List<String> affiliations,
      List<String> entitlements) {}

  static DemoPerson of(JsonObject user) {
    var attributes = user.getJsonObject("attributes");
    var affiliations =
        attributes.keySet().stream()
            .filter(name -> name.contains("affiliation"))
            .flatMap(name -> values(attributes, name))
            .distinct()
            .toList();
    return new DemoPerson(
        user.getString("username"),
        String.join("", values(attributes, "demo_description").toList()),
        new PersonalData(
            user.getString("firstName"),
            user.getString("lastName"),
            user.getString("email"),
            affiliations,
            values(attributes, "eduperson_entitlement").toList()));
  }

  private static Stream<String> values(JsonObject attributes, String name) {
    return attributes.containsKey(name)
        ? attributes.getJsonArray(name).getValuesAs(JsonString::getString).stream()
        : Stream.empty();
  }
}
