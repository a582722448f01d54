package org.fovea.hub.watch;

import java.nio.file.Path;
import org.fovea.hub.journal.FileVersion;

/// A file as a look into its folder found it.
///
/// @param path where it lies
/// @param version what it is called, how long it is and when it was last written
public record FoundFile(Path path, FileVersion version) {}
