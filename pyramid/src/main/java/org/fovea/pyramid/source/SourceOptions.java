package org.fovea.pyramid.source;

import java.nio.file.Path;
import java.util.Optional;

/// How files are opened.
///
/// @param limits of what a file may ask
/// @param decoder to use, or empty for the fastest that reads the file
/// @param folder where a source may write a temporary file
public record SourceOptions(Limits limits, Optional<Decoder> decoder, Path folder) {}
