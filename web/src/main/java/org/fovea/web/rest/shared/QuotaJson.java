package org.fovea.web.rest.shared;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.fovea.service.image.QuotaView;
import org.fovea.service.image.RoomView;

/// Quotas and their use as JSON.
public final class QuotaJson {
  private QuotaJson() {}

  /// `usedBytes` and `limitBytes`.
  public static JsonObject of(QuotaView quota) {
    return Json.createObjectBuilder()
        .add("usedBytes", quota.usedBytes())
        .add("limitBytes", quota.limitBytes())
        .build();
  }

  /// `person` and, where one owns the space, `institution`.
  public static JsonObject of(RoomView room) {
    var json = Json.createObjectBuilder().add("person", of(room.person()));
    room.institution().ifPresent(quota -> json.add("institution", of(quota)));
    return json.build();
  }
}
