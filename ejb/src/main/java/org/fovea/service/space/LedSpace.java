package org.fovea.service.space;

import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;

/// A space by the name that its principal investigator knows.
public record LedSpace(SpaceId id, SpaceKind kind, String name) {}
