package org.fovea.service.upload;

import org.fovea.service.shared.ConflictException;

/// The bytes that came are not those that were announced; none of them counts.
public class ChecksumMismatchException extends ConflictException {
  ChecksumMismatchException() {
    super(
        "checksum-mismatch",
        "The bytes that arrived are not those that were sent. Send this part again.");
  }
}
