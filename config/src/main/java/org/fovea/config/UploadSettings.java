package org.fovea.config;

import java.time.Duration;

/// What an upload may be.
///
/// @param maxBytes largest file taken
/// @param idle how long upload information and bytes are kept after the last activity
/// @param syncBytes how many bytes may be written that are not yet forced to disk and acknowledged
/// @param maxOpen how many unfinished uploads one account may have at a time
public record UploadSettings(long maxBytes, Duration idle, long syncBytes, int maxOpen) {}
