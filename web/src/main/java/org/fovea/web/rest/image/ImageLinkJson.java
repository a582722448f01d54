package org.fovea.web.rest.image;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.fovea.service.link.LinkView;
import org.fovea.service.usage.UsageView;

/// Links to images, and how often they were used, as JSON.
final class ImageLinkJson {
  private ImageLinkJson() {}

  /// One link; its addresses only while it is open.
  ///
  /// @param address makes the address of a local path as the outside sees it
  static JsonObject of(LinkView link, Function<String, String> address) {
    var json =
        Json.createObjectBuilder()
            .add("id", link.id().value())
            .add("state", link.state().name())
            .add("downloads", link.downloads())
            .add("maker", link.maker().label())
            .add("own", link.own())
            .add("createdAt", link.createdAt().toString())
            .add("expiresAt", link.expiresAt().toString());
    link.token()
        .ifPresent(token ->
            json.add("token", token)
                .add("link", address.apply("/r/" + token))
                .add("embed", address.apply("/embed/" + token)));
    return json.build();
  }

  static JsonObject of(List<LinkView> links, Function<String, String> address) {
    var rows = Json.createArrayBuilder();
    links.forEach(link -> rows.add(of(link, address)));
    return Json.createObjectBuilder().add("links", rows).build();
  }

  static JsonObject of(UsageView usage) {
    var days = Json.createArrayBuilder();
    usage
        .days()
        .forEach(day ->
            days.add(
                Json.createObjectBuilder()
                    .add("day", day.day().toString())
                    .add("views", day.views())
                    .add("downloads", day.downloads())));
    return Json.createObjectBuilder().add("days", days).build();
  }
}
