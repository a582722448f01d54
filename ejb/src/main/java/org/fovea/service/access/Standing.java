package org.fovea.service.access;

import org.fovea.model.access.Role;

/// What somebody is in a place, and what rules hold there.
///
/// @param role the strongest role that they hold
/// @param rules what the space itself says
public record Standing(Role role, SpaceRules rules) {}
