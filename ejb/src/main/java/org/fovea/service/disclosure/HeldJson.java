package org.fovea.service.disclosure;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.util.Optional;
import org.fovea.service.audit.OwnEntry;
import org.fovea.service.request.PrivacyRequestView;
import org.fovea.service.upload.UploadView;

/// What is held, as JSON. What is empty is left out.
final class HeldJson {
  private HeldJson() {}

  static JsonObject of(HeldAccount account) {
    var json =
        Json.createObjectBuilder()
            .add("id", account.id().value())
            .add("issuer", account.who().issuer())
            .add("sub", account.who().sub())
            .add("state", account.state().name())
            .add("firstLogin", account.firstLogin().toString())
            .add("lastLogin", account.lastLogin().toString())
            .add("termsVersion", account.terms())
            .add("personalRepository", account.personalRepository().value());
    add(json, "restrictedOn", account.restrictedOn());
    return json.build();
  }

  static JsonObject of(HeldRole role) {
    var json =
        Json.createObjectBuilder()
            .add("id", role.id().value())
            .add("role", role.role().name())
            .add("place", of(role.place()))
            .add("since", role.since().toString());
    add(json, "institution", role.institution());
    return json.build();
  }

  static JsonObject of(HeldImage image) {
    var json =
        Json.createObjectBuilder()
            .add("id", image.id().value())
            .add("place", of(image.place()))
            .add("title", image.title())
            .add("fileName", image.fileName())
            .add("sizeBytes", image.sizeBytes())
            .add("state", image.state().name())
            .add("uploadedAt", image.uploadedAt().toString());
    add(json, "sha256", image.sha256());
    image.widthPixels().ifPresent(width -> json.add("widthPixels", width));
    image.heightPixels().ifPresent(height -> json.add("heightPixels", height));
    image.metadata().flatMap(HeldJson::parsed).ifPresent(found -> json.add("metadata", found));
    return json.build();
  }

  /// Metadata is stored as the engine wrote it; what cannot be read must not break the whole.
  private static Optional<JsonObject> parsed(String metadata) {
    try (var reader = Json.createReader(new StringReader(metadata))) {
      return Optional.of(reader.readObject());
    } catch (JsonException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  static JsonObject of(HeldFolder folder) {
    return Json.createObjectBuilder()
        .add("id", folder.id().value())
        .add("name", folder.name())
        .add("createdAt", folder.createdAt().toString())
        .build();
  }

  static JsonObject of(HeldShare share) {
    return Json.createObjectBuilder()
        .add("id", share.id().value())
        .add("folder", share.folder().value())
        .add("guest", share.guest())
        .add("since", share.since().toString())
        .build();
  }

  static JsonObject of(HeldInvitation invitation) {
    var json =
        Json.createObjectBuilder()
            .add("id", invitation.id().value())
            .add("place", of(invitation.place()))
            .add("role", invitation.role().name())
            .add("createdAt", invitation.createdAt().toString())
            .add("expiresAt", invitation.expiresAt().toString());
    add(json, "requiredScope", invitation.requiredScope());
    add(json, "requiredEntitlement", invitation.requiredEntitlement());
    add(json, "acceptedAt", invitation.acceptedAt());
    add(json, "revokedAt", invitation.revokedAt());
    return json.build();
  }

  static JsonObject of(HeldLink link) {
    var json =
        Json.createObjectBuilder()
            .add("id", link.id().value())
            .add("image", link.image().value())
            .add("place", of(link.place()))
            .add("downloads", link.downloads())
            .add("createdAt", link.createdAt().toString())
            .add("expiresAt", link.expiresAt().toString());
    add(json, "revokedAt", link.revokedAt());
    return json.build();
  }

  static JsonObject of(HeldHandOver offer) {
    var json =
        Json.createObjectBuilder()
            .add("id", offer.id().value())
            .add("place", of(offer.place()))
            .add("byAdministrator", offer.byAdministrator())
            .add("state", offer.state())
            .add("offeredAt", offer.offeredAt().toString())
            .add("expiresAt", offer.expiresAt().toString());
    add(json, "settledAt", offer.settledAt());
    return json.build();
  }

  static JsonObject of(HeldLook look) {
    return Json.createObjectBuilder()
        .add("id", look.id().value())
        .add("space", look.space().value())
        .add("cause", look.cause().name())
        .add("reference", look.reference())
        .add("openedAt", look.openedAt().toString())
        .add("endsAt", look.endsAt().toString())
        .build();
  }

  static JsonObject of(HeldInstrument instrument) {
    return Json.createObjectBuilder()
        .add("id", instrument.id().value())
        .add("place", of(instrument.place()))
        .add("title", instrument.title())
        .add("since", instrument.since().toString())
        .build();
  }

  static JsonObject of(UploadView upload) {
    var json =
        Json.createObjectBuilder()
            .add("id", upload.id().value())
            .add("fileName", upload.fileName())
            .add("kind", upload.kind().name())
            .add("offsetBytes", upload.offsetBytes())
            .add("state", upload.state().name())
            .add("metadata", upload.rawMetadata())
            .add("createdAt", upload.createdAt().toString())
            .add("expiresAt", upload.expiresAt().toString());
    upload.lengthBytes().ifPresent(bytes -> json.add("lengthBytes", bytes));
    upload.concatenation().ifPresent(parts -> json.add("concatenation", parts));
    add(json, "instrument", upload.instrument());
    add(json, "image", upload.image());
    return json.build();
  }

  static JsonObject of(PrivacyRequestView request) {
    var json =
        Json.createObjectBuilder()
            .add("id", request.id().value())
            .add("case", request.caseNumber().value())
            .add("kind", request.kind().name())
            .add("state", request.state().name())
            .add("openedOn", request.openedOn().toString())
            .add("dueOn", request.dueOn().toString());
    add(json, "item", request.item());
    add(json, "extendedFor", request.extendedFor());
    add(json, "settledOn", request.settledOn());
    add(json, "refusedFor", request.refusedFor());
    return json.build();
  }

  static JsonObject of(OwnEntry entry) {
    var details = Json.createObjectBuilder();
    entry.details().forEach(details::add);
    var json =
        Json.createObjectBuilder()
            .add("sequence", entry.sequence())
            .add("recordedAt", entry.recordedAt().toString())
            .add("event", entry.event())
            .add("details", details);
    add(json, "space", entry.space());
    add(json, "actor", entry.actor());
    return json.build();
  }

  private static JsonObject of(HeldPlace place) {
    var json =
        Json.createObjectBuilder()
            .add("space", place.space().value())
            .add("kind", place.kind().name());
    add(json, "name", place.name());
    add(json, "folder", place.folder());
    add(json, "folderName", place.folderName());
    return json.build();
  }

  private static void add(JsonObjectBuilder json, String name, Optional<?> value) {
    value.ifPresent(found -> json.add(name, found.toString()));
  }
}
