package org.fovea.service.upload;

import java.io.InputStream;
import java.util.Optional;

/// One request's bytes.
///
/// @param offset where they belong
/// @param bytes the bytes themselves, read once, never held whole
/// @param checksum what their digest must be, if the client said
public record Part(long offset, InputStream bytes, Optional<Checksum> checksum) {}
