package org.fovea.it;

import java.util.Map;
import java.util.Random;
import org.fovea.it.AuthorisationTable.Thing;
import org.fovea.model.space.ExId;

/// What stands for the variables of one request.
///
/// @param place where it plays
/// @param thing of which the row tells
/// @param caller who asks
/// @param succeeds whether the request is to succeed, so that it gets fresh things to use up
/// @param usesUp whether it uses up `thing`, too
record Filling(
    Estate estate,
    String place,
    Thing thing,
    MatrixPerson caller,
    boolean succeeds,
    boolean usesUp) {
  private static final String ENCODED = "base64:";
  private static final String NEW = "new:";
  private static final Map<String, String> CONSTANTS =
      Map.ofEntries(
          Map.entry("level", "8"),
          Map.entry("column", "0"),
          Map.entry("row", "0"),
          Map.entry("format", "jpg"),
          Map.entry("region", "full"),
          Map.entry("size", "!32,32"),
          Map.entry("rotation", "90"), // no tile is turned: the picture has to be made
          Map.entry("quality", "default"),
          Map.entry("group", "0"),
          Map.entry("tier", "0"),
          Map.entry("z", "0"),
          Map.entry("x", "0"),
          Map.entry("y", "0"),
          Map.entry("kind", "BYTES_OF_PERSON"),
          Map.entry("job", "INVITATIONS"));

  /// What has the form of an identifier and was never given.
  static String never(String variable) {
    return variable.equals("exId")
        ? ExId.draw("QST", 2020, new Random(42)).value()
        : "0".repeat(22);
  }

  /// What stands for a variable: an identifier, a secret, a number.
  String of(String variable) {
    if (variable.startsWith(ENCODED)) {
      return Api.base64(of(variable.substring(ENCODED.length())));
    }
    boolean fresh = succeeds && variable.startsWith(NEW);
    var name = variable.startsWith(NEW) ? variable.substring(NEW.length()) : variable;
    if (name.equals(thing.variable())) {
      return usesUp || (fresh && thing.isThere())
          ? estate.fresh(name, place, caller)
          : existing(name);
    }
    if (name.equals("number") || name.equals("code")) {
      return estate.fresh(name, place, caller);
    }
    return fresh ? estate.fresh(name, place, caller) : standing(name);
  }

  private String existing(String variable) {
    return switch (thing.existence()) {
      case "never" -> never(variable);
      case "malformed" -> "no-such-form";
      case "foreign" -> estate.place("elsewhere").get(variable);
      case "exists" -> standing(variable);
      case "own" -> find(variable, "own " + caller.label());
      default ->
          thing.literal().isPresent() ? thing.literal().get() : find(variable, thing.existence());
    };
  }

  private String find(String variable, String existence) {
    return estate
        .place(place)
        .find(variable, existence)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no %s {%s} in %s".formatted(existence, variable, place)));
  }

  private String standing(String variable) {
    var constant = CONSTANTS.get(variable);
    return constant == null ? estate.place(place).get(variable) : constant;
  }
}
