package org.fovea.service.idempotency;

import org.fovea.service.shared.InvalidException;

/// The key was used for something else within the last day.
public class KeyReusedException extends InvalidException {
  KeyReusedException() {
    super(
        "idempotency-key-reused",
        "This Idempotency-Key was sent with another request. Use a new one.");
  }
}
