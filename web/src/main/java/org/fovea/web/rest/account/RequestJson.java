package org.fovea.web.rest.account;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.fovea.service.request.PrivacyRequestView;
import org.fovea.service.request.RequestCase;

/// Requests as whoever made them sees them, and as administrators do.
final class RequestJson {
  private RequestJson() {}

  static JsonObject of(PrivacyRequestView request) {
    return builder(request).build();
  }

  static JsonObject of(RequestCase request) {
    var json = builder(request.request());
    request.requester().ifPresent(who -> json.add("issuer", who.issuer()).add("sub", who.sub()));
    return json.build();
  }

  private static JsonObjectBuilder builder(PrivacyRequestView request) {
    var json =
        Json.createObjectBuilder()
            .add("id", request.id().value())
            .add("case", request.caseNumber().value())
            .add("kind", request.kind().name())
            .add("state", request.state().name())
            .add("openedOn", request.openedOn().toString())
            .add("dueOn", request.dueOn().toString())
            .add("overdue", request.overdue());
    request.item().ifPresent(item -> json.add("item", item));
    request.extendedFor().ifPresent(cause -> json.add("extendedFor", cause.name()));
    request.settledOn().ifPresent(day -> json.add("settledOn", day.toString()));
    request.refusedFor().ifPresent(cause -> json.add("refusedFor", cause.name()));
    return json;
  }
}
