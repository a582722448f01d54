package org.fovea.service.access;

import org.fovea.service.shared.DeniedException;

/// An instrument wants to send in the name of somebody who may not upload there any more.
public class SenderException extends DeniedException {
  public SenderException() {
    super(
        "sender-role",
        "Whoever activated this instrument may not upload there any more. Somebody else has to"
            + " activate it anew.");
  }
}
