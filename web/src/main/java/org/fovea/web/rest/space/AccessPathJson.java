package org.fovea.web.rest.space;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.fovea.service.space.AccessPath;

/// Why somebody may do what they may do, as JSON.
final class AccessPathJson {
  private AccessPathJson() {}

  /// The paths, the strongest first.
  static JsonObject of(List<AccessPath> paths) {
    var list = Json.createArrayBuilder();
    paths.forEach(path -> list.add(of(path)));
    return Json.createObjectBuilder().add("paths", list).build();
  }

  private static JsonObject of(AccessPath path) {
    var via = Json.createArrayBuilder();
    path.via().forEach(step -> via.add(of(step)));
    var json =
        Json.createObjectBuilder()
            .add("kind", path.kind().name())
            .add("via", via)
            .add("role", path.role().name());
    path.until().ifPresent(until -> json.add("until", until.toString()));
    return json.build();
  }

  private static JsonObject of(AccessPath.Step step) {
    return Json.createObjectBuilder()
        .add("space", step.space().value())
        .add("name", step.name())
        .add("role", step.role().name())
        .add("entitled", step.entitled())
        .build();
  }
}
