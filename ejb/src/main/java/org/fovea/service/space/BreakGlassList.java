package org.fovea.service.space;

import java.util.List;

/// A page of looks into spaces.
///
/// @param looks the newest first
/// @param total how many there are
public record BreakGlassList(List<BreakGlassView> looks, long total) {}
