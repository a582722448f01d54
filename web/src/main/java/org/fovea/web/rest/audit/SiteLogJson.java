package org.fovea.web.rest.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.fovea.service.audit.LogState;
import org.fovea.service.audit.SiteLogEntry;
import org.fovea.service.audit.SiteLogPage;

/// The audit log of the site as JSON.
final class SiteLogJson {
  private SiteLogJson() {}

  /// A page of entries; `next` is missing on the last.
  static JsonObject of(SiteLogPage page) {
    var entries = Json.createArrayBuilder();
    page.entries().forEach(entry -> entries.add(of(entry)));
    var json = Json.createObjectBuilder().add("entries", entries);
    page.next().ifPresent(next -> json.add("next", next));
    return json.build();
  }

  /// One entry; `actor` is missing if the system did it, `space` if it happened in none.
  private static JsonObject of(SiteLogEntry entry) {
    var details = Json.createObjectBuilder();
    entry.details().forEach(details::add);
    var json =
        Json.createObjectBuilder()
            .add("sequence", entry.sequence())
            .add("recordedAt", entry.recordedAt().toString())
            .add("event", entry.event())
            .add("details", details);
    entry.actor().ifPresent(digest -> json.add("actor", digest));
    entry.space().ifPresent(space -> json.add("space", space.value()));
    return json.build();
  }

  /// Where the log ends; `signedAt` is missing as long as nothing was signed.
  static JsonObject of(LogState state) {
    var signing = state.signing();
    var json =
        Json.createObjectBuilder()
            .add("newest", state.newest())
            .add("signed", signing.sequence())
            .add("unsigned", state.unsigned())
            .add("trouble", signing.trouble().name());
    if (signing.sequence() > 0) {
      json.add("signedAt", signing.signedAt().toString());
    }
    return json.build();
  }
}
