package org.fovea.web.rest.space;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.fovea.model.space.MemberId;
import org.fovea.service.audit.Pseudonym;
import org.fovea.service.shared.Page;
import org.fovea.service.space.FolderRef;
import org.fovea.service.space.MemberView;
import org.fovea.service.space.TeamRef;
import org.fovea.web.rest.shared.PageJson;

/// Members as JSON. A person stands there by their pseudonym, for names are stored nowhere.
final class MemberJson {
  private MemberJson() {}

  /// A page of members.
  static JsonObject of(Page<MemberView, MemberId> page) {
    return PageJson.of("members", page, MemberJson::of);
  }

  private static JsonObject of(MemberView member) {
    var json =
        Json.createObjectBuilder()
            .add("id", member.id().value())
            .add("role", member.role().name())
            .add("since", member.since().toString())
            .add("self", member.self());
    member.person().ifPresent(person -> json.add("person", of(person)));
    member.team().ifPresent(team -> json.add("team", of(team)));
    member.institution().ifPresent(name -> json.add("institution", name));
    member.folder().ifPresent(folder -> json.add("folder", of(folder)));
    return json.build();
  }

  static JsonObject of(Pseudonym person) {
    return Json.createObjectBuilder()
        .add("label", person.label())
        .add("seed", person.seed())
        .build();
  }

  static JsonObject of(FolderRef folder) {
    return Json.createObjectBuilder()
        .add("id", folder.id().value())
        .add("name", folder.name())
        .build();
  }

  static JsonObject of(TeamRef team) {
    return Json.createObjectBuilder().add("id", team.id().value()).add("name", team.name()).build();
  }
}
