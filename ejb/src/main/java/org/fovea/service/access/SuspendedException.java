package org.fovea.service.access;

import org.fovea.service.shared.DeniedException;

/// The caller's account was suspended.
public class SuspendedException extends DeniedException {
  SuspendedException() {
    super("account-suspended", "This account is suspended. Ask the administrators of this site.");
  }
}
