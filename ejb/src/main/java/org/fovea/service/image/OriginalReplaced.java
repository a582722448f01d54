package org.fovea.service.image;

import org.fovea.model.image.ImageId;

/// Another file is the original of an image, so the one before may go. Observed after the
/// transaction has committed.
///
/// @param image whose
/// @param revision of the file that may go
record OriginalReplaced(ImageId image, int revision) {}
