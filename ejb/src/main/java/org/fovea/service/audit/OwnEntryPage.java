package org.fovea.service.audit;

import java.util.List;
import java.util.OptionalLong;

/// Some of the entries about one person.
///
/// @param entries newest first
/// @param next before which number the next page begins, or empty if this is the last
public record OwnEntryPage(List<OwnEntry> entries, OptionalLong next) {}
