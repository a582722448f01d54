package org.fovea.service.idempotency;

import org.fovea.service.shared.ConflictException;

/// The account has as many keys as are remembered for one.
public class TooManyKeysException extends ConflictException {
  TooManyKeysException(long most) {
    super(
        "too-many-idempotency-keys",
        "At most " + most + " Idempotency-Keys of a day are remembered. Ask without one.");
  }
}
