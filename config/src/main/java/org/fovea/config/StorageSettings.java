package org.fovea.config;

import java.nio.file.Path;

/// Where files are kept.
///
/// @param root folder of uploads, originals and pyramids; all on one file system, so that a file
///   can move between them by one atomic rename
/// @param reserveBytes free space that no upload may touch
public record StorageSettings(Path root, long reserveBytes) {}
