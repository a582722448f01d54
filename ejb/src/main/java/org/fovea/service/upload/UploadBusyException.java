package org.fovea.service.upload;

import org.fovea.service.shared.ConflictException;

/// Another request is writing to this upload right now.
public class UploadBusyException extends ConflictException {
  UploadBusyException() {
    super("upload-busy", "Another request is writing to this upload. Try again in a moment.");
  }
}
