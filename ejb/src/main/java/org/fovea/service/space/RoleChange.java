package org.fovea.service.space;

import org.fovea.model.access.Role;
import org.fovea.service.access.Permission;
import org.fovea.service.access.RolePolicy;

/// One role in the place of another.
///
/// @param former what a member is
/// @param next what they are to be
record RoleChange(Role former, Role next) {

  /// @throws PrincipalInvestigatorException if one of them is the principal investigator's
  RoleChange {
    requireNameable(former);
    requireNameable(next);
  }

  /// Returns `role` if one can be named to it, or relieved of it.
  ///
  /// @throws PrincipalInvestigatorException if it is the principal investigator's
  static Role requireNameable(Role role) {
    if (role == Role.PRINCIPAL_INVESTIGATOR) {
      throw new PrincipalInvestigatorException();
    }
    return role;
  }

  /// What is needed to make the change: as much as for the stronger of the two.
  Permission needed() {
    return RolePolicy.toName(former.compareTo(next) > 0 ? former : next);
  }

  /// Whether nothing changes.
  boolean isNone() {
    return former == next;
  }

  /// Whether the member can name others no more.
  boolean endsNaming() {
    return former == Role.MANAGER && next != Role.MANAGER;
  }
}
