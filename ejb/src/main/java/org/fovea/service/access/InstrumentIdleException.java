package org.fovea.service.access;

import org.fovea.service.shared.ConflictException;

/// An instrument wants to send and is active in no experiment.
public class InstrumentIdleException extends ConflictException {
  public InstrumentIdleException() {
    super(
        "instrument-idle",
        "This instrument is active in no experiment. The principal investigator or a manager of one"
            + " activates it on the page of the experiment.");
  }
}
