package org.fovea.config;

import java.nio.file.Path;
import java.util.Optional;

/// How a new site is set up.
///
/// @param file institutions, administrators and policies to begin with, or empty for none
public record SiteSettings(Optional<Path> file) {}
