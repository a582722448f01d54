package org.fovea.launcher.server;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;

/// WildFly's readiness answer, as MicroProfile Health lays it out.
///
/// @param down names of the checks whose status is not `UP`
record Health(List<String> down) {

  /// Reads an answer; what is no such answer counts as one that tells nothing.
  static Health parse(String body) {
    try (var reader = Json.createReader(new StringReader(body))) {
      return new Health(
          reader.readObject().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
              .filter(check -> !"UP".equals(check.getString("status", "")))
              .map(check -> check.getString("name", ""))
              .toList());
    } catch (JsonException | ClassCastException | NullPointerException e) {
      return new Health(List.of()); // some other page, or none
    }
  }

  /// Tells whether the boot is over and something in it failed, a deployment for example. While it
  /// goes on the same check is down too, but so is the state of the server.
  boolean bootFailed() {
    return down.contains("boot-errors") && !down.contains("server-state");
  }
}
