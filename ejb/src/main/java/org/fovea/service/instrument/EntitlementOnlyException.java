package org.fovea.service.instrument;

import org.fovea.service.shared.DeniedException;

/// Somebody wants to activate an instrument whose role is granted by an entitlement alone: that is
/// known in their session only, and could not be asked for with every file.
public final class EntitlementOnlyException extends DeniedException {
  public EntitlementOnlyException(Throwable cause) {
    super(
        "role-not-stored",
        "Your role here comes from your home organisation alone, and is known only while you are"
            + " logged in. Somebody who is a member of the experiment has to activate the"
            + " instrument.");
    initCause(cause);
  }
}
