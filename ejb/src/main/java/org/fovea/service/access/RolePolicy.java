package org.fovea.service.access;

import static org.fovea.model.access.Role.CONTRIBUTOR;
import static org.fovea.model.access.Role.MANAGER;
import static org.fovea.model.access.Role.PRINCIPAL_INVESTIGATOR;
import static org.fovea.model.access.Role.VIEWER;

import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;

/// What each role permits. This is the one place that says so.
public final class RolePolicy {
  /// The strongest role that anybody can inherit: a principal investigator is always one in person.
  public static final Role STRONGEST_INHERITED = MANAGER;

  private RolePolicy() {}

  /// Whether somebody of that standing may do `permission`, archives left aside.
  public static boolean allows(Standing standing, Permission permission) {
    boolean strong = standing.role().compareTo(least(permission)) >= 0;
    return switch (permission) {
      case DOWNLOAD_ORIGINALS ->
          strong || standing.rules().viewersDownload(); // every role is at least VIEWER
      default -> strong;
    };
  }

  /// Whether somebody of that site role may do `permission`.
  public static boolean allows(SiteRole role, SitePermission permission) {
    return switch (permission) {
      case VIEW_CONSOLE, READ_AUDIT_LOG, BREAK_GLASS -> true;
      case MANAGE_INSTITUTIONS,
          MANAGE_INSTRUMENTS,
          SET_POLICIES,
          MAP_SITE_ROLES,
          NAME_SUCCESSORS,
          SETTLE_REQUESTS,
          MANAGE_PEOPLE,
          MANAGE_RETENTION,
          PUBLISH_DOCUMENTS ->
          role == SiteRole.SITE_ADMINISTRATOR;
    };
  }

  /// Whether an instrument may do `permission`, in the experiment in which it is active.
  public static boolean allowsInstruments(Permission permission) {
    return permission == Permission.UPLOAD;
  }

  /// Which permission is needed to give somebody `role`, or to take it from them.
  ///
  /// @throws IllegalArgumentException for a principal investigator, who is made by a hand-over only
  public static Permission toName(Role role) {
    return switch (role) {
      case VIEWER, CONTRIBUTOR -> Permission.MANAGE_MEMBERS;
      case MANAGER -> Permission.NAME_MANAGERS;
      case PRINCIPAL_INVESTIGATOR ->
          throw new IllegalArgumentException("a principal investigator is made by a hand-over");
    };
  }

  /// The weakest role that allows `permission`, whatever the space says.
  public static Role least(Permission permission) {
    return switch (permission) {
      case VIEW_SPACE, VIEW_IMAGES -> VIEWER;
      case DOWNLOAD_ORIGINALS, UPLOAD, EDIT_OWN_IMAGES, LINK_OWN_IMAGES, ANNOTATE, WRITE_NOTES ->
          CONTRIBUTOR;
      case EDIT_ALL_IMAGES,
          MANAGE_FOLDERS,
          EDIT_SPACE,
          MANAGE_MEMBERS,
          MANAGE_REVIEW_LINKS,
          ACTIVATE_INSTRUMENTS ->
          MANAGER;
      // digests of people are the same in all spaces: see docs/audit.md
      case EXPORT_TRANSCRIPT,
          NAME_MANAGERS,
          MAP_ROLES,
          LINK_PROJECTS,
          PUBLISH,
          HAND_OVER,
          CLOSE_SPACE ->
          PRINCIPAL_INVESTIGATOR;
    };
  }
}
