package org.fovea.service.account;

import org.fovea.model.account.InterventionCause;
import org.fovea.service.shared.CaseReference;
import org.fovea.service.shared.InvalidException;

/// Why an administrator does something to somebody.
///
/// @param reference number of the case, as [CaseReference] wants it
public record Intervention(InterventionCause cause, String reference) {

  /// @throws InvalidException if the reference has another form
  public Intervention {
    CaseReference.require(reference);
  }
}
