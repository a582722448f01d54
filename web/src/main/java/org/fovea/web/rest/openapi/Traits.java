package org.fovea.web.rest.openapi;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.fovea.web.rest.openapi.ApiTable.Entry;

/// What many routes have in common. A trait of the table says to whom it applies (`methods`,
/// `path`, the simple name of an annotation as `mark`, whether there is a `body`, a `query`,
/// variables as `named`, or no login needed as `public`; what it does not say does not matter) and
/// what it brings: `parameters` and `headers` by name, `answers` and `refusals` by status.
final class Traits {
  private Traits() {}

  /// Those of a route.
  static List<JsonObject> of(ApiTable table, ApiRoute route, Entry entry) {
    return table.traits().stream().filter(trait -> applies(trait, route, entry)).toList();
  }

  private static boolean applies(JsonObject trait, ApiRoute route, Entry entry) {
    var methods = Set.copyOf(ApiTable.strings(trait, "methods").toList());
    return (methods.isEmpty() || methods.contains(route.method()))
        && route.path().matches(trait.getString("path", ".*"))
        && (!trait.containsKey("mark") || route.marks().contains(trait.getString("mark")))
        && is(trait, "body", entry.told().containsKey("body"))
        && is(trait, "query", entry.told().containsKey("query"))
        && is(trait, "named", !route.variables().isEmpty())
        && is(trait, "public", entry.isPublic());
  }

  /// Whether the trait does not ask for that, or it is as it asks.
  private static boolean is(JsonObject trait, String name, boolean fact) {
    return trait.getBoolean(name, fact) == fact;
  }
}
