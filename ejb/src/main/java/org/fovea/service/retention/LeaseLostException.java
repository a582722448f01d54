package org.fovea.service.retention;

import jakarta.ejb.ApplicationException;

/// Somebody else runs the job now, because this node was silent for too long.
@ApplicationException(rollback = true)
final class LeaseLostException extends RuntimeException {
  LeaseLostException(Ledger.Claim claim) {
    super("somebody else runs the job " + claim.kind());
  }
}
