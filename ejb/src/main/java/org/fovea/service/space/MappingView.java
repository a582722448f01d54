package org.fovea.service.space;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.access.SiteRole;
import org.fovea.model.space.RoleMappingId;

/// What an entitlement grants.
///
/// @param role in the space, or empty if it is about the site
/// @param siteRole on the site, or empty if it is about a space
/// @param mine whether an entitlement of the caller satisfies it
public record MappingView(
    RoleMappingId id,
    String pattern,
    Optional<Role> role,
    Optional<SiteRole> siteRole,
    boolean mine,
    Instant createdAt) {}
