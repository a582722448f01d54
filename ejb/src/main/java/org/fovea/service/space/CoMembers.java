package org.fovea.service.space;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.audit.Pseudonym;
import org.fovea.service.audit.Pseudonyms;

/// Who may learn the names of those they share a space with. Each public method is one transaction.
///
/// Nothing is recorded: to be told a name changes nothing, and the log holds no names.
@Stateless
public class CoMembers {
  @Inject Guard guard;
  @Inject AccessService access;
  @Inject Pseudonyms pseudonyms;

  /// What the caller is called in the space, or empty if they only look into it in an emergency:
  /// then they are no member, learn no names and do not tell theirs.
  ///
  /// @throws org.fovea.service.shared.NotFoundException if the caller may not see the space
  public Optional<Pseudonym> find(Caller caller, SpaceId space) {
    guard.require(caller, Permission.VIEW_SPACE, space);
    return access.explain(caller, new Place(space)).stream()
        .filter(path -> path.kind() != AccessPath.Kind.BREAK_GLASS)
        .findAny()
        .map(path -> pseudonyms.of(space, guard.requirePerson(caller)));
  }

  /// Returns if the caller may see the space still, by what held at most three seconds ago.
  ///
  /// @throws org.fovea.service.shared.NotFoundException if not
  public void requireStill(Caller caller, SpaceId space) {
    guard.require(caller, Permission.VIEW_SPACE, space);
  }
}
