package org.fovea.service.instrument;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.fovea.model.instrument.InstrumentReport;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;

/// What the hub of an instrument asks and says of itself. Each public method is one transaction.
///
/// All throw [org.fovea.service.access.LoginRequiredException] to whoever is no machine.
@Stateless
public class HubService {
  @Inject Guard guard;
  @Inject Instruments instruments;
  @Inject Clock clock;

  /// The instrument that calls.
  public InstrumentView own(Caller caller) {
    return InstrumentView.of(
        instruments.get(guard.requireInstrument(caller).id()), clock.instant());
  }

  /// Notes how the hub is getting on, and that it was heard of.
  public void report(Caller caller, InstrumentReport report) {
    instruments.note(guard.requireInstrument(caller).id(), report);
  }
}
