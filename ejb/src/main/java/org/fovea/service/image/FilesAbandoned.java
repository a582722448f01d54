package org.fovea.service.image;

import org.fovea.model.image.ImageId;

/// An image was deleted, so its files may go. Observed after the transaction has committed.
///
/// @param image whose files
/// @param newestGeneration generations 1 to this one may have left a pyramid file
public record FilesAbandoned(ImageId image, long newestGeneration) {}
