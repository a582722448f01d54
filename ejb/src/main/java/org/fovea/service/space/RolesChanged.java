package org.fovea.service.space;

import org.fovea.model.space.SpaceId;

/// Who may do what in a space may be different from now on. Fired inside the transaction that
/// changes it; what was remembered is forgotten after the commit.
///
/// @param space whose members, links, mappings or rules were changed
public record RolesChanged(SpaceId space) {}
