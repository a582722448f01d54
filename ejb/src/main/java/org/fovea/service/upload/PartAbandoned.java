package org.fovea.service.upload;

import org.fovea.model.upload.UploadId;

/// An upload was forgotten before it was complete, so its bytes may go. Observed after the
/// transaction has committed.
///
/// @param upload whose bytes
public record PartAbandoned(UploadId upload) {}
