package org.fovea.service.audit;

import java.util.List;
import java.util.OptionalLong;

/// Some of what happened in a space.
///
/// @param entries newest first
/// @param next before which number the next page begins, or empty if this is the last
public record ActivityPage(List<ActivityEntry> entries, OptionalLong next) {}
