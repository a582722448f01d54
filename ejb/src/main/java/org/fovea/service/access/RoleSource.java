package org.fovea.service.access;

import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.SpaceId;

/// Tells which role somebody holds in a space. The space feature implements it, so that this
/// package stays below all others.
public interface RoleSource {
  /// The strongest role that `who` holds in `space`, or empty if they hold none there or their
  /// account is not active or the space does not exist.
  Optional<Role> find(Subject who, SpaceId space);
}
