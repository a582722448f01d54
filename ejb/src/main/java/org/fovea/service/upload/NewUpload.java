package org.fovea.service.upload;

import java.util.Optional;

/// What somebody wants to upload.
///
/// @param fileName what they call the file
/// @param lengthBytes how long it is
/// @param destination where it goes
/// @param sha256 the digest it will have, 64 hexadecimal digits, if they know
/// @param strip whether what is personal in the file's metadata is to be removed before it is kept
/// @param rawMetadata all they said, in the form in which they said it
public record NewUpload(
    String fileName,
    long lengthBytes,
    Destination destination,
    Optional<String> sha256,
    boolean strip,
    String rawMetadata) {}
