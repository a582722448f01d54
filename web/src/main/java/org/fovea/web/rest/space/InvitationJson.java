package org.fovea.web.rest.space;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.fovea.service.access.Place;
import org.fovea.service.space.InvitationPreview;
import org.fovea.service.space.InvitationView;

/// Invitations as JSON.
final class InvitationJson {
  private InvitationJson() {}

  /// One of a space; what it does not ask for is left out.
  static JsonObject of(InvitationView invitation) {
    var json =
        Json.createObjectBuilder()
            .add("id", invitation.id().value())
            .add("role", invitation.role().name())
            .add("state", invitation.state().name())
            .add("createdAt", invitation.createdAt().toString())
            .add("expiresAt", invitation.expiresAt().toString());
    invitation.folder().ifPresent(folder -> json.add("folder", MemberJson.of(folder)));
    invitation.requiredScope().ifPresent(scope -> json.add("requiredScope", scope));
    invitation.requiredEntitlement().ifPresent(text -> json.add("requiredEntitlement", text));
    invitation.inviter().ifPresent(person -> json.add("inviter", MemberJson.of(person)));
    return json.build();
  }

  /// What accepting would mean.
  static JsonObject of(InvitationPreview preview) {
    var json =
        Json.createObjectBuilder()
            .add("space", preview.space().value())
            .add("kind", preview.kind().name())
            .add("spaceName", preview.spaceName())
            .add("role", preview.role().name())
            .add("members", preview.members())
            .add("expiresAt", preview.expiresAt().toString())
            .add("hindrances", Json.createArrayBuilder(preview.hindrances()));
    preview.exId().ifPresent(number -> json.add("exId", number.value()));
    preview.institutionName().ifPresent(name -> json.add("institution", name));
    preview.folder().ifPresent(folder -> json.add("folder", MemberJson.of(folder)));
    preview.present().ifPresent(role -> json.add("presentRole", role.name()));
    return json.build();
  }

  /// Where somebody is a member now.
  static JsonObject of(Place place) {
    var json = Json.createObjectBuilder().add("space", place.space().value());
    place.folder().ifPresent(folder -> json.add("folder", folder.value()));
    return json.build();
  }
}
