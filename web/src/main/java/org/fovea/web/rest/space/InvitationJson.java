package org.fovea.web.rest.space;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
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

  /// What accepting would mean; nothing of the space to whoever lacks what is asked for.
  static JsonObject of(InvitationPreview preview) {
    var json =
        Json.createObjectBuilder()
            .add("expiresAt", preview.expiresAt().toString())
            .add("hindrances", Json.createArrayBuilder(preview.hindrances()));
    preview.offered().ifPresent(offered -> add(json, offered));
    return json.build();
  }

  private static void add(JsonObjectBuilder json, InvitationPreview.Offered offered) {
    json.add("space", offered.space().value())
        .add("kind", offered.kind().name())
        .add("spaceName", offered.spaceName())
        .add("role", offered.role().name())
        .add("members", offered.members());
    offered.exId().ifPresent(number -> json.add("exId", number.value()));
    offered.institutionName().ifPresent(name -> json.add("institution", name));
    offered.folder().ifPresent(folder -> json.add("folder", MemberJson.of(folder)));
    offered.present().ifPresent(role -> json.add("presentRole", role.name()));
  }

  /// Where somebody is a member now.
  static JsonObject of(Place place) {
    var json = Json.createObjectBuilder().add("space", place.space().value());
    place.folder().ifPresent(folder -> json.add("folder", folder.value()));
    return json.build();
  }
}
