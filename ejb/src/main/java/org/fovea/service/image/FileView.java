package org.fovea.service.image;

import java.nio.file.Path;

/// A file for somebody who may have it: an original as it came, or a pyramid.
///
/// @param file where it stands on this server; its bytes never change
/// @param name what it is called where it is saved
/// @param sizeBytes its length
/// @param etag changes when the bytes do; without quotes
public record FileView(Path file, String name, long sizeBytes, String etag) {}
