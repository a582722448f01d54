package org.fovea.service.image;

import java.util.Optional;

/// What an image's file says of itself, as far as the caller may know it.
///
/// @param image whose, with its title
/// @param whole whether what is personal is in it, if there is any
/// @param changeable whether the caller may take out of the original what is personal
/// @param content what it says; empty if it was not read, or not yet
public record MetadataView(
    ImageView image, boolean whole, boolean changeable, Optional<FileMetadata> content) {}
