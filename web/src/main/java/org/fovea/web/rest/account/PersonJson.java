package org.fovea.web.rest.account;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.fovea.service.account.ErasureReport;
import org.fovea.service.account.ErasureView;
import org.fovea.service.account.PersonView;

/// People as administrators see them, as JSON.
final class PersonJson {
  private PersonJson() {}

  /// How it stands with somebody; what is not so is left out.
  static JsonObject of(PersonView person) {
    var erasures = Json.createArrayBuilder();
    person.erasures().forEach(erasure -> erasures.add(json(erasure)));
    var json = Json.createObjectBuilder().add("digest", person.digest()).add("erasures", erasures);
    person.entry().ifPresent(entry -> json.add("account", json(entry)));
    person.barred().ifPresent(since -> json.add("barredSince", since.toString()));
    return json.build();
  }

  /// What went, what stayed and why.
  static JsonObject of(ErasureReport report) {
    var json =
        Json.createObjectBuilder()
            .add("complete", report.complete())
            .add("barred", report.barred());
    report.erasure().ifPresent(erasure -> json.add("erasure", json(erasure)));
    var kept =
        Json.createArrayBuilder()
            .add(kept("images", "Images in spaces of institutions belong to these."))
            .add(kept("audit-log", "It proves who could act on data, and names people by digest."))
            .add(kept("erasure", "So that a backup does not bring the account back."));
    if (report.barred()) {
      kept.add(kept("bar", "The person was suspended, and cannot come back as somebody new."));
    }
    return json.add("kept", kept).build();
  }

  private static JsonObjectBuilder kept(String what, String why) {
    return Json.createObjectBuilder().add("what", what).add("why", why);
  }

  private static JsonObjectBuilder json(PersonView.Entry entry) {
    var holdings = entry.holdings();
    var inTheWay = Json.createArrayBuilder();
    entry.hindrances().stream()
        .flatMap(hindrance -> hindrance.space().stream())
        .forEach(space -> inTheWay.add(space.id().value()));
    var json =
        Json.createObjectBuilder()
            .add("state", entry.state().name())
            .add("firstLogin", entry.firstLogin().toString())
            .add("lastLogin", entry.lastLogin().toString())
            .add("images", holdings.images())
            .add("bytes", holdings.bytes())
            .add("imagesElsewhere", holdings.imagesElsewhere())
            .add("roles", holdings.roles())
            .add("led", entry.led())
            .add("inTheWay", inTheWay);
    entry.suspension().ifPresent(suspension -> json.add("suspension", json(suspension)));
    return json;
  }

  private static JsonObjectBuilder json(PersonView.SuspensionView suspension) {
    return Json.createObjectBuilder()
        .add("cause", suspension.cause().name())
        .add("reference", suspension.reference())
        .add("since", suspension.since().toString());
  }

  private static JsonObjectBuilder json(ErasureView erasure) {
    var things = erasure.things();
    return Json.createObjectBuilder()
        .add("kind", erasure.kind().name())
        .add("erasedAt", erasure.erasedAt().toString())
        .add("imagesDeleted", things.imagesDeleted())
        .add("bytesDeleted", things.bytesDeleted())
        .add("imagesKept", things.imagesKept())
        .add("rolesEnded", things.rolesEnded());
  }
}
