package org.fovea.service.access;

import org.fovea.service.shared.DeniedException;

/// The caller has restricted the processing of their data, and this would change something.
public class RestrictedException extends DeniedException {
  RestrictedException() {
    super(
        "account-restricted",
        "You have restricted the processing of your data, so nothing changes. Lift it first: on the"
            + " page /account/data, or by DELETE /api/v1/me/restriction.");
  }
}
