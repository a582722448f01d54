package org.fovea.service.upload;

import java.util.List;
import org.fovea.model.upload.UploadId;

/// Of what a final upload is made.
///
/// @param header `Upload-Concat` as it came; HEAD gives it back
/// @param parts partial uploads in order, at least one; one may stand in it more than once
public record Concatenation(String header, List<UploadId> parts) {}
