package org.fovea.model.access;

/// What somebody is on the whole site, by an entitlement. Neither sees the content of spaces.
public enum SiteRole {
  /// Reads the audit log and its transcripts.
  AUDITOR,
  /// Sets policies, quotas and mappings, keeps the registry of institutions, names the successor of
  /// a principal investigator who has vanished.
  SITE_ADMINISTRATOR
}
