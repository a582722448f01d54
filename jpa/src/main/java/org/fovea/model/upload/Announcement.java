package org.fovea.model.upload;

import org.jspecify.annotations.Nullable;

/// What a client said of an upload beside its length.
///
/// @param fileName what they call the file
/// @param raw the `Upload-Metadata` header as it came
/// @param sha256 the digest that the bytes will have, 64 lower-case hexadecimal digits, or null
/// @param strip whether what is personal in the file's metadata is to be removed before it is kept
public record Announcement(String fileName, String raw, @Nullable String sha256, boolean strip) {}
