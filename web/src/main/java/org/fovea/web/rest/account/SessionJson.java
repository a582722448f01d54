package org.fovea.web.rest.account;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import org.fovea.web.login.SessionView;

/// Sessions as their owner sees them.
final class SessionJson {
  private SessionJson() {}

  static JsonArray of(List<SessionView> sessions) {
    var list = Json.createArrayBuilder();
    sessions.forEach(session -> list.add(of(session)));
    return list.build();
  }

  private static JsonObject of(SessionView session) {
    return Json.createObjectBuilder()
        .add("id", session.id())
        .add("browser", session.device().browser().name())
        .add("system", session.device().system().name())
        .add("since", session.since().toString())
        .add("lastUse", session.lastUse().toString())
        .add("here", session.here())
        .build();
  }
}
