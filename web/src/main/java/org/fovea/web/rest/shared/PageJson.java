package org.fovea.web.rest.shared;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.function.Function;
import org.fovea.service.shared.Page;

/// Pages of long lists as JSON.
public final class PageJson {
  private PageJson() {}

  /// The rows under `name`; `next` is what to send as `after` for the next page, and is missing on
  /// the last.
  public static <T> JsonObject of(String name, Page<T, ?> page, Function<T, JsonObject> row) {
    var rows = Json.createArrayBuilder();
    page.rows().forEach(each -> rows.add(row.apply(each)));
    var json = Json.createObjectBuilder().add(name, rows);
    page.next().ifPresent(next -> json.add("next", next.toString()));
    return json.build();
  }
}
