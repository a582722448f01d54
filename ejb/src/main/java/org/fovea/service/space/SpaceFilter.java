package org.fovea.service.space;

import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Permission;
import org.fovea.service.access.RolePolicy;

/// Which of somebody's spaces are wanted.
///
/// @param kind only of this kind, or empty for all
/// @param text part of name or exID, case aside; empty for all
/// @param archived whether archived ones instead of the others
/// @param may only those where the person's role always allows this, and that take uploads if it is
///   UPLOAD; empty for all
/// @param first how many to leave out at the beginning
/// @param limit how many at most, 1 to 200
public record SpaceFilter(
    Optional<SpaceKind> kind,
    String text,
    boolean archived,
    Optional<Permission> may,
    int first,
    int limit) {

  /// Whatever the person may do there.
  public SpaceFilter(
      Optional<SpaceKind> kind, String text, boolean archived, int first, int limit) {
    this(kind, text, archived, Optional.empty(), first, limit);
  }

  /// The same, only where the person's role allows `permission`.
  public SpaceFilter where(Permission permission) {
    return new SpaceFilter(kind, text, archived, Optional.of(permission), first, limit);
  }

  /// The same from the beginning, and no more than one.
  SpaceFilter atMostFirst() {
    return new SpaceFilter(kind, text, archived, may, 0, 1);
  }

  /// The weakest role with which a space is wanted.
  Role least() {
    return may.map(RolePolicy::least).orElse(Role.VIEWER);
  }

  /// Whether experiments that are done are not wanted.
  boolean forUploads() {
    return may.filter(Permission.UPLOAD::equals).isPresent();
  }
}
