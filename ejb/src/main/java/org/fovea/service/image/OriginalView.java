package org.fovea.service.image;

import java.nio.file.Path;

/// A file as it came, for somebody who may have it.
///
/// @param file where it stands on this server; its bytes never change
/// @param name what the uploader called it
/// @param sizeBytes its length
/// @param etag changes when the bytes do
public record OriginalView(Path file, String name, long sizeBytes, String etag) {}
