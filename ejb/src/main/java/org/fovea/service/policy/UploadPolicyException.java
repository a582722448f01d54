package org.fovea.service.policy;

import java.util.List;
import org.fovea.service.shared.DeniedException;

/// The caller is not among those who may upload at all.
public class UploadPolicyException extends DeniedException {

  /// @param obstacles what stands in the way, whole sentences
  UploadPolicyException(List<String> obstacles) {
    super(
        "upload-policy",
        "You may not upload here. "
            + String.join(" ", obstacles)
            + " If you have another login, use that; else ask the administrators of this site.");
  }
}
