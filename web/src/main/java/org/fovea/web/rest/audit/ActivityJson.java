package org.fovea.web.rest.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.fovea.service.audit.ActivityEntry;
import org.fovea.service.audit.ActivityPage;
import org.fovea.service.audit.Pseudonym;

/// What happened in a space as JSON.
final class ActivityJson {
  private ActivityJson() {}

  /// A page of entries; `next` is missing on the last.
  static JsonObject of(ActivityPage page) {
    var entries = Json.createArrayBuilder();
    page.entries().forEach(entry -> entries.add(of(entry)));
    var json = Json.createObjectBuilder().add("entries", entries);
    page.next().ifPresent(next -> json.add("next", next));
    return json.build();
  }

  /// One entry; `actor` is missing if the system did it.
  static JsonObject of(ActivityEntry entry) {
    var details = Json.createObjectBuilder();
    entry.details().forEach(details::add);
    var people = Json.createObjectBuilder();
    entry.people().forEach((name, who) -> people.add(name, of(who)));
    var json =
        Json.createObjectBuilder()
            .add("sequence", entry.sequence())
            .add("recordedAt", entry.recordedAt().toString())
            .add("event", entry.event())
            .add("details", details)
            .add("people", people);
    entry.actor().ifPresent(who -> json.add("actor", of(who)));
    return json.build();
  }

  private static JsonObject of(Pseudonym who) {
    return Json.createObjectBuilder().add("label", who.label()).add("seed", who.seed()).build();
  }
}
