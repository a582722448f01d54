package org.fovea.service.instrument;

import org.fovea.service.shared.ConflictException;

/// An instrument is to be activated and is active in another experiment already.
public class InstrumentBusyException extends ConflictException {
  public InstrumentBusyException() {
    super(
        "instrument-busy",
        "This instrument is active in another experiment. Its principal investigator or a manager"
            + " there ends that first.");
  }
}
