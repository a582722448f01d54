package org.fovea.service.access;

/// One act on the whole site that [Guard] checks. [RolePolicy] says which site roles allow it.
public enum SitePermission {
  /// See the admin console.
  VIEW_CONSOLE,
  /// Read the audit log, and take out transcripts of any space.
  READ_AUDIT_LOG,
  /// Look into a space for a while, which everybody there sees.
  BREAK_GLASS,
  /// Keep the registry of institutions.
  MANAGE_INSTITUTIONS,
  /// Make instruments of institutions, and give and revoke their tokens.
  MANAGE_INSTRUMENTS,
  /// Set who may upload and how much, and who may be a principal investigator.
  SET_POLICIES,
  /// Let entitlements grant roles, in spaces and on the site.
  MAP_SITE_ROLES,
  /// Name the successor of a principal investigator who has vanished.
  NAME_SUCCESSORS,
  /// See what people ask for under data protection law, and settle it.
  SETTLE_REQUESTS,
  /// Suspend and erase people.
  MANAGE_PEOPLE,
  /// Run the jobs that delete, confirm the clock, place and lift legal holds.
  MANAGE_RETENTION,
  /// Publish policies and terms, and confirm that they were reviewed.
  PUBLISH_DOCUMENTS
}
