package org.fovea.web.rest.space;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.fovea.model.space.RoleMappingId;
import org.fovea.service.space.MappingPreview;
import org.fovea.service.space.MappingView;

/// Role mappings as JSON.
final class MappingJson {
  private MappingJson() {}

  /// A list of mappings.
  static JsonObject of(List<MappingView> mappings) {
    var list = Json.createArrayBuilder();
    mappings.forEach(mapping -> list.add(of(mapping)));
    return Json.createObjectBuilder().add("mappings", list).build();
  }

  private static JsonObject of(MappingView mapping) {
    var json =
        Json.createObjectBuilder()
            .add("id", mapping.id().value())
            .add("pattern", mapping.pattern())
            .add("mine", mapping.mine())
            .add("createdAt", mapping.createdAt().toString());
    mapping.role().ifPresent(role -> json.add("role", role.name()));
    mapping.siteRole().ifPresent(role -> json.add("siteRole", role.name()));
    return json.build();
  }

  /// What a pattern would do.
  static JsonObject of(MappingPreview preview) {
    return Json.createObjectBuilder()
        .add("understood", preview.understood())
        .add("satisfiedBy", Json.createArrayBuilder(preview.satisfiedBy()))
        .build();
  }

  /// The answer to who made a mapping.
  static Response created(RoleMappingId mapping) {
    return Response.status(Response.Status.CREATED)
        .entity(Json.createObjectBuilder().add("id", mapping.value()).build())
        .build();
  }
}
