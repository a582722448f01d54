package org.fovea.service.access;

import static org.fovea.model.access.Role.CONTRIBUTOR;
import static org.fovea.model.access.Role.MANAGER;
import static org.fovea.model.access.Role.VIEWER;

import org.fovea.model.access.Role;

/// What each role permits. This is the one place that says so.
public final class RolePolicy {
  private RolePolicy() {}

  /// Whether somebody who holds `role` in a space may do `permission` there.
  public static boolean allows(Role role, Permission permission) {
    return role.compareTo(least(permission)) >= 0;
  }

  /// The weakest role that allows `permission`.
  private static Role least(Permission permission) {
    return switch (permission) {
      case VIEW_IMAGES -> VIEWER;
      // a viewer may download where the space allows it; no space can say so yet
      case DOWNLOAD_ORIGINALS, UPLOAD, EDIT_OWN_IMAGES -> CONTRIBUTOR;
      case EDIT_ALL_IMAGES -> MANAGER;
    };
  }
}
