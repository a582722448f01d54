package org.fovea.service.disclosure;

/// What was written into the archive.
///
/// @param bytes how many
/// @param sha256 their digest, 64 lower-case hexadecimal digits
record Written(long bytes, String sha256) {}
