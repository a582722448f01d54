package org.fovea.service.access;

/// One act that [Guard] checks in a space. [RolePolicy] says which roles allow it.
public enum Permission {
  /// See the space, its members, its activity and role log; read notes.
  VIEW_SPACE(Reach.LOOK),
  /// See images and their tiles.
  VIEW_IMAGES(Reach.LOOK),
  /// Fetch the file as it came.
  DOWNLOAD_ORIGINALS(Reach.LOOK),
  /// Add images.
  UPLOAD(Reach.CONTENT),
  /// Rename, retry, move and delete images that one uploaded oneself.
  EDIT_OWN_IMAGES(Reach.CONTENT),
  /// Mark places in images.
  ANNOTATE(Reach.CONTENT),
  /// Write into the logbook.
  WRITE_NOTES(Reach.CONTENT),
  /// Rename, retry, move and delete everybody's images.
  EDIT_ALL_IMAGES(Reach.CONTENT),
  /// Make, rename and delete folders.
  MANAGE_FOLDERS(Reach.CONTENT),
  /// Set name, description and what viewers may download.
  EDIT_SPACE(Reach.CONTENT),
  /// Invite, change and remove viewers and contributors, people and teams.
  MANAGE_MEMBERS(Reach.GOVERNANCE),
  /// Make and revoke links to images that one uploaded oneself.
  LINK_OWN_IMAGES(Reach.GOVERNANCE),
  /// Make and revoke links to everybody's images.
  MANAGE_REVIEW_LINKS(Reach.GOVERNANCE),
  /// Take out who did what, with its proof.
  EXPORT_TRANSCRIPT(Reach.GOVERNANCE),
  /// Let an instrument of the institution send its files here, and end that.
  ACTIVATE_INSTRUMENTS(Reach.GOVERNANCE),
  /// Make somebody a manager, and take that away.
  NAME_MANAGERS(Reach.GOVERNANCE),
  /// Let entitlements grant roles.
  MAP_ROLES(Reach.GOVERNANCE),
  /// Show the experiment in a project, whose members then get a role.
  LINK_PROJECTS(Reach.GOVERNANCE),
  /// Publish, set an embargo, withdraw.
  PUBLISH(Reach.GOVERNANCE),
  /// Offer the principal investigator's part to somebody else.
  HAND_OVER(Reach.GOVERNANCE),
  /// End the experiment, archive the space, take it up again.
  CLOSE_SPACE(Reach.GOVERNANCE);

  private enum Reach {
    /// Changes nothing.
    LOOK,
    /// Changes what the space holds.
    CONTENT,
    /// Changes who may do what.
    GOVERNANCE
  }

  private final Reach reach;

  Permission(Reach reach) {
    this.reach = reach;
  }

  /// Whether the act changes something, so that the terms must have been accepted.
  boolean changes() {
    return reach != Reach.LOOK;
  }

  /// Whether an archived space refuses the act.
  boolean changesContent() {
    return reach == Reach.CONTENT;
  }
}
