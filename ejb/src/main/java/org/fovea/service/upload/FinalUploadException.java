package org.fovea.service.upload;

import org.fovea.service.shared.DeniedException;

/// A part was sent to a final upload, whose bytes are those of its partial uploads.
public class FinalUploadException extends DeniedException {
  FinalUploadException() {
    super("final-upload", "This upload is made of others. Nothing can be added to it.");
  }
}
