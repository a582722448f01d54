package org.fovea.service.space;

import org.fovea.model.space.SpaceId;

/// A team by name.
public record TeamRef(SpaceId id, String name) {}
