package org.fovea.service.precondition;

import org.fovea.service.shared.ConflictException;

/// The thing is not as the sender of the request wants it to be; nothing was changed.
public class PreconditionFailedException extends ConflictException {
  /// Says that it is to be read again.
  public PreconditionFailedException() {
    super("precondition-failed", "This was changed since you read it. Read it again.");
  }
}
