package org.fovea.web.page.space;

import org.fovea.model.access.Role;
import org.fovea.model.space.ExId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.space.SpaceRow;

/// A space in a list, in the words and figures of a page.
///
/// @param address of its page
/// @param kind which of the four
/// @param name what people call it
/// @param exId its number, or an empty text
/// @param stage how far it has come, or an empty text
/// @param institution that owns it, or an empty text
/// @param role what the caller is in it
/// @param images how many it holds
/// @param members how many people and teams belong to it directly
/// @param picture identifier of its newest image with a pyramid, or an empty text
/// @param sharedFolder whether the caller sees one folder of it only
public record SpaceCard(
    String address,
    SpaceKind kind,
    String name,
    String exId,
    String stage,
    String institution,
    Role role,
    long images,
    long members,
    String picture,
    boolean sharedFolder) {

  /// The card of a space.
  public static SpaceCard of(SpaceRow row) {
    return new SpaceCard(
        row.folder()
            .map(folder -> "/shared/" + row.id() + "/" + folder)
            .orElse("/space/" + row.id()),
        row.kind(),
        row.name(),
        row.exId().map(ExId::value).orElse(""),
        row.stage().map(Enum::name).orElse(""),
        row.institutionName().orElse(""),
        row.role(),
        row.images(),
        row.members(),
        row.newest().orElse(""),
        row.folder().isPresent());
  }

  /// Whether it is the caller's own personal repository.
  public boolean own() {
    return kind == SpaceKind.PERSONAL_REPOSITORY && !sharedFolder;
  }
}
