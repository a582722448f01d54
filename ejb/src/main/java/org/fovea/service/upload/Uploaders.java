package org.fovea.service.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.instrument.Instruments;

/// Finds out in whose name a caller uploads.
@ApplicationScoped
class Uploaders {
  @Inject Guard guard;
  @Inject Instruments instruments;

  /// The account, which may change things: the person's own, or that of whoever activated the
  /// instrument.
  ///
  /// @throws org.fovea.service.access.InstrumentIdleException if an instrument is not active where
  ///   it was when the request began
  /// @throws org.fovea.service.shared.DeniedException if the account may change nothing
  Uploader require(Caller caller) {
    return caller instanceof Caller.Instrument machine
        ? new Uploader(guard.requireSender(machine), Optional.of(instruments.confirm(machine)))
        : new Uploader(guard.requireAccount(caller), Optional.empty());
  }
}
