package org.fovea.service.space;

import java.util.List;

/// What a pattern would do for the person who looks.
///
/// @param understood how the pattern is read, in words
/// @param satisfiedBy which of their own entitlements satisfy it
public record MappingPreview(String understood, List<String> satisfiedBy) {}
