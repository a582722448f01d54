package org.fovea.service.space;

import java.util.List;

/// A page of spaces.
///
/// @param spaces those with the newest first
/// @param total how many there are with these filters
public record SpaceList(List<SpaceRow> spaces, long total) {}
