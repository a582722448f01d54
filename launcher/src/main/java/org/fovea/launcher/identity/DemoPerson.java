package org.fovea.launcher.identity;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/// A person of the demo realm. The password is the login name.
///
/// @param login login name
/// @param description what the person may do, for those who try Fovea
/// @param personal what Fovea must never write down: all that the demo realm tells of the person
///   beside the login name, the description, and what many share (home organisation, assurance)
public record DemoPerson(String login, String description, List<PersonalValue> personal) {

  /// Something that tells who somebody is.
  ///
  /// @param kind what it is, for example `family name`
  /// @param text a made-up word or address that occurs nowhere else
  public record PersonalValue(String kind, String text) {}

  static DemoPerson of(JsonObject user) {
    var attributes = user.getJsonObject("attributes");
    var personal = new LinkedHashSet<PersonalValue>();
    personal.add(of("given name", user.getString("firstName")));
    personal.add(of("family name", user.getString("lastName")));
    personal.add(of("e-mail", user.getString("email")));
    values(attributes, "nickname").forEach(text -> personal.add(of("nickname", text)));
    values(attributes, "phone_number").forEach(text -> personal.add(of("phone number", text)));
    attributes.keySet().stream()
        .filter(name -> name.contains("affiliation"))
        .flatMap(name -> values(attributes, name))
        .forEach(text -> personal.add(of("affiliation", text)));
    values(attributes, "eduperson_entitlement")
        .forEach(text -> personal.add(of("entitlement", text)));
    return new DemoPerson(
        user.getString("username"),
        String.join("", values(attributes, "demo_description").toList()),
        List.copyOf(personal));
  }

  private static PersonalValue of(String kind, String text) {
    return new PersonalValue(kind, text);
  }

  private static Stream<String> values(JsonObject attributes, String name) {
    return attributes.containsKey(name)
        ? attributes.getJsonArray(name).getValuesAs(JsonString::getString).stream()
        : Stream.empty();
  }
}
