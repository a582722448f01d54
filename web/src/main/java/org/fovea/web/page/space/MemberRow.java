package org.fovea.web.page.space;

import java.io.Serializable;
import org.fovea.model.access.Role;
import org.fovea.service.space.FolderRef;
import org.fovea.service.space.MemberView;
import org.fovea.web.page.shared.Figures;
import org.jspecify.annotations.Nullable;

/// A member in the words of a page.
///
/// @param id names the member in this space
/// @param person how they are called, or nothing if it is a team
/// @param team identifier of the team, or an empty text if it is a person
/// @param teamName what the team is called, or an empty text
/// @param role what they are in the space
/// @param institution on whose behalf, or an empty text
/// @param folder name of the one folder that they may look at, or an empty text
/// @param since as ISO 8601 writes it
/// @param sinceDay the same as a day
/// @param self whether it is the person in front of the page
public record MemberRow(
    String id,
    @Nullable PersonRef person,
    String team,
    String teamName,
    Role role,
    String institution,
    String folder,
    String since,
    String sinceDay,
    boolean self)
    implements Serializable {

  /// What a page keeps of a member.
  public static MemberRow of(MemberView member) {
    return new MemberRow(
        member.id().value(),
        member.person().map(PersonRef::of).orElse(null),
        member.team().map(team -> team.id().value()).orElse(""),
        member.team().map(team -> team.name()).orElse(""),
        member.role(),
        member.institution().orElse(""),
        member.folder().map(FolderRef::name).orElse(""),
        member.since().toString(),
        Figures.day(member.since()),
        member.self());
  }

  /// Whether it is the principal investigator, whose part changes by a hand-over only.
  public boolean principal() {
    return role == Role.PRINCIPAL_INVESTIGATOR;
  }

  /// How it is called in a message: the team by name, a person by pseudonym.
  public String called() {
    return person == null ? teamName : person.label();
  }
}
