package org.fovea.service.space;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.fovea.model.space.Space;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.Permission;
import org.fovea.service.shared.ConflictException;

/// Locks spaces for those who may change who may do what in them: one such change at a time.
@ApplicationScoped
class GovernedSpaces {
  @Inject Guard guard;
  @Inject Spaces spaces;

  /// The space, locked until the transaction ends, if the caller may do `permission` there.
  ///
  /// Asked before, so that no stranger locks anything, and again after, for whoever was first may
  /// have taken the caller's role away.
  ///
  /// @throws NotFoundException if there is no such space, or the caller may not see it
  /// @throws DeniedException if the caller's role does not allow it
  Space lock(Caller caller, Permission permission, SpaceId space) {
    guard.require(caller, permission, space);
    var locked = spaces.lock(space);
    guard.require(caller, permission, space);
    return locked;
  }

  /// Refuses what makes no sense in a personal repository.
  ///
  /// @throws ConflictException if `space` is one
  static void requireShared(Space space) {
    if (space.kind() == SpaceKind.PERSONAL_REPOSITORY) {
      throw new ConflictException(
          "personal-repository",
          "A personal repository has one owner for ever. Single folders of it can be shared.");
    }
  }
}
