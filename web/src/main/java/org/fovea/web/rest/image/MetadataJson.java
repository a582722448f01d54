package org.fovea.web.rest.image;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.fovea.service.image.MetadataView;

/// What image files say of themselves as JSON.
final class MetadataJson {
  private MetadataJson() {}

  /// `read` tells whether anything is known, `whole` whether what is personal is in it.
  static JsonObject of(MetadataView view) {
    var json =
        Json.createObjectBuilder()
            .add("image", view.image().id().value())
            .add("read", view.content().isPresent())
            .add("whole", view.whole());
    view.content().ifPresent(content -> content.addTo(json));
    return json.build();
  }
}
