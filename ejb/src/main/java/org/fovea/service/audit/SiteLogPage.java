package org.fovea.service.audit;

import java.util.List;
import java.util.OptionalLong;

/// Some entries of the log.
///
/// @param entries newest first
/// @param next before which number the next page begins, or empty if this is the last
public record SiteLogPage(List<SiteLogEntry> entries, OptionalLong next) {}
