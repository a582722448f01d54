package org.fovea.service.upload;

import org.fovea.model.upload.UploadId;

/// A complete partial upload.
///
/// @param upload by which its file is named
/// @param lengthBytes how long it is
record PartFile(UploadId upload, long lengthBytes) {}
