package org.fovea.service.access;

import java.util.Optional;
import java.util.Set;
import org.fovea.model.access.SiteRole;

/// Tells what somebody is, in a place and on the site. The space feature implements it, so that
/// this package stays below all others.
public interface RoleSource {
  /// What `caller` is in `place` now, or empty if they are nothing there, or their account is not
  /// active, or there is no such place.
  Optional<Standing> find(Caller caller, Place place);

  /// The same as it was at most three seconds ago, for those who only look.
  Optional<Standing> recall(Caller caller, Place place);

  /// What `caller` is on the site, by their entitlements.
  Set<SiteRole> siteRoles(Caller caller);
}
