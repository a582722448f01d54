package org.fovea.service.hold;

import org.fovea.service.shared.ConflictException;

/// It is under a legal hold, so nobody can delete it.
public final class HeldException extends ConflictException {
  public HeldException() {
    super(
        "legal-hold",
        "This is under a legal hold and must not be deleted or moved to another space. Ask the"
            + " administrators of this site.");
  }
}
