package org.fovea.web.rest.space;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.fovea.service.space.HandOverView;

/// Offers of the principal investigator's part as JSON.
final class HandOverJson {
  private HandOverJson() {}

  /// One offer; an offer by link has no successor.
  static JsonObject of(HandOverView offer) {
    var json =
        Json.createObjectBuilder()
            .add("id", offer.id().value())
            .add("space", offer.space().value())
            .add("spaceName", offer.spaceName())
            .add("byAdministrator", offer.byAdministrator())
            .add("toCaller", offer.toCaller())
            .add("offeredAt", offer.offeredAt().toString())
            .add("expiresAt", offer.expiresAt().toString())
            .add("hindrances", Json.createArrayBuilder(offer.hindrances()));
    offer.successor().ifPresent(person -> json.add("successor", MemberJson.of(person)));
    return json.build();
  }
}
