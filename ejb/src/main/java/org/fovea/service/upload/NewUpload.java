package org.fovea.service.upload;

import java.util.Optional;
import java.util.OptionalLong;
import org.fovea.model.upload.UploadKind;

/// What somebody wants to upload.
///
/// @param fileName what they call the file
/// @param kind whole or partial; a final upload is made of partial ones
/// @param lengthBytes how long it is, or empty if they tell later, or if its parts tell
/// @param destination where it goes
/// @param sha256 the digest it will have, 64 hexadecimal digits, if they know
/// @param strip whether what is personal in the file's metadata is to be removed before it is kept
/// @param sourcePath where the file lies on the machine of an instrument, if it says so
/// @param rawMetadata all they said, in the form in which they said it
public record NewUpload(
    String fileName,
    UploadKind kind,
    OptionalLong lengthBytes,
    Destination destination,
    Optional<String> sha256,
    boolean strip,
    Optional<String> sourcePath,
    String rawMetadata) {}
