package org.fovea.web.rest.space;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import org.fovea.service.access.Permission;
import org.fovea.service.space.Eligibility;
import org.fovea.service.space.OwnershipView;
import org.fovea.service.space.SpaceList;
import org.fovea.service.space.SpaceRow;
import org.fovea.service.space.SpaceView;

/// Spaces as JSON; what is not there is left out.
final class SpaceJson {
  private SpaceJson() {}

  /// One space.
  static JsonObject of(SpaceView space) {
    var json =
        Json.createObjectBuilder()
            .add("id", space.id().value())
            .add("kind", space.kind().name())
            .add("name", space.name())
            .add("description", space.description())
            .add("viewersDownload", space.viewersDownload())
            .add("archived", space.archived())
            .add("own", space.own())
            .add("createdAt", space.createdAt().toString())
            .add("role", space.role().name())
            .add("may", permissions(space));
    space.exId().ifPresent(exId -> json.add("exId", exId.value()));
    space.stage().ifPresent(stage -> json.add("stage", stage.name()));
    space.ownership().ifPresent(ownership -> json.add("ownership", of(ownership)));
    return json.build();
  }

  private static JsonArrayBuilder permissions(SpaceView space) {
    var array = Json.createArrayBuilder();
    space.may().stream().sorted().map(Permission::name).forEach(array::add);
    return array;
  }

  private static JsonObject of(OwnershipView ownership) {
    var json =
        Json.createObjectBuilder()
            .add("institution", ownership.institution().value())
            .add("institutionName", ownership.institutionName())
            .add("since", ownership.since().toString())
            .add("qualifiedAt", ownership.qualifiedAt().toString());
    ownership.policy().ifPresent(policy -> json.add("policy", policy.value()));
    return json.build();
  }

  /// A page of spaces.
  static JsonObject of(SpaceList page) {
    var spaces = Json.createArrayBuilder();
    page.spaces().forEach(row -> spaces.add(of(row)));
    return Json.createObjectBuilder().add("spaces", spaces).add("total", page.total()).build();
  }

  private static JsonObject of(SpaceRow row) {
    var json =
        Json.createObjectBuilder()
            .add("id", row.id().value())
            .add("kind", row.kind().name())
            .add("name", row.name())
            .add("archived", row.archived())
            .add("role", row.role().name())
            .add("images", row.images())
            .add("members", row.members());
    row.exId().ifPresent(exId -> json.add("exId", exId.value()));
    row.stage().ifPresent(stage -> json.add("stage", stage.name()));
    row.institutionName().ifPresent(name -> json.add("institutionName", name));
    row.newest().ifPresent(image -> json.add("newest", image));
    row.folder().ifPresent(folder -> json.add("folder", folder.value()));
    return json.build();
  }

  /// For which institutions somebody could make a space, or why for none.
  static JsonObject of(Eligibility eligibility) {
    var choices = Json.createArrayBuilder();
    eligibility
        .choices()
        .forEach(choice ->
            choices.add(
                Json.createObjectBuilder()
                    .add("institution", choice.institution().value())
                    .add("name", choice.name())
                    .add("facilityCode", choice.facilityCode())));
    return Json.createObjectBuilder()
        .add("choices", choices)
        .add("reasons", Json.createArrayBuilder(eligibility.reasons()))
        .build();
  }
}
