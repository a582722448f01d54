package org.fovea.web.rest.image;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.fovea.service.image.ImagePage;
import org.fovea.service.image.ImageView;

/// Images as JSON.
final class ImageJson {
  private ImageJson() {}

  /// One image; what is not known is left out, and `stripWanted` unless it is.
  static JsonObject of(ImageView image) {
    var json =
        Json.createObjectBuilder()
            .add("id", image.id().value())
            .add("space", image.space().value())
            .add("title", image.title())
            .add("fileName", image.fileName())
            .add("sizeBytes", image.sizeBytes())
            .add("state", image.state().name())
            .add("progressPercent", image.progressPercent())
            .add("createdAt", image.createdAt().toString());
    image.folder().ifPresent(folder -> json.add("folder", folder.value()));
    image.sha256().ifPresent(digest -> json.add("sha256", digest));
    image.failureReason().ifPresent(reason -> json.add("failureReason", reason));
    if (image.stripWanted()) {
      json.add("stripWanted", true);
    }
    image.size().ifPresent(size -> json.add("width", size.width()).add("height", size.height()));
    image.metadata().ifPresent(metadata -> json.add("metadata", parse(metadata)));
    return json.build();
  }

  private static JsonObject parse(String metadata) {
    try (var reader = Json.createReader(new StringReader(metadata))) {
      return reader.readObject();
    }
  }

  /// A page of images; `next` is missing on the last.
  static JsonObject of(ImagePage page) {
    var images = Json.createArrayBuilder();
    page.images().forEach(image -> images.add(of(image)));
    var json = Json.createObjectBuilder().add("images", images);
    page.next().ifPresent(next -> json.add("next", next.value()));
    return json.build();
  }
}
