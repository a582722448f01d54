package org.fovea.service.upload;

import org.fovea.service.shared.ConflictException;

/// A part was sent for another offset than the one that is due; nothing was changed.
public class OffsetMismatchException extends ConflictException {
  private final long dueBytes;

  OffsetMismatchException(long dueBytes) {
    super("offset-mismatch", "This upload goes on at byte " + dueBytes + ".");
    this.dueBytes = dueBytes;
  }

  /// The offset at which the upload goes on.
  public long dueBytes() {
    return dueBytes;
  }
}
