package org.fovea.service.space;

import org.fovea.service.shared.ConflictException;

/// This would leave a space without its principal investigator, or with two.
public class PrincipalInvestigatorException extends ConflictException {
  PrincipalInvestigatorException() {
    super(
        "principal-investigator",
        "A space has exactly one principal investigator. Hand the part over to make it another.");
  }
}
