package org.fovea.service.upload;

import org.fovea.service.shared.ConflictException;

/// The upload is over: nothing more can be sent to it.
public class UploadGoneException extends ConflictException {
  UploadGoneException() {
    super("upload-over", "This upload is over. Start a new one.");
  }
}
