package org.fovea.service.instrument;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.fovea.model.account.Account;
import org.fovea.model.space.Space;
import org.fovea.service.audit.SpaceEvent;
import org.fovea.service.audit.SpaceEvent.InstrumentDeactivated;

/// What becomes of the instruments that send in somebody's name when their account is closed, for
/// the service that closes it: nothing here asks who the caller is.
@ApplicationScoped
public class LeftInstruments {
  @Inject Instruments instruments;

  /// Deactivates them all. The account is locked. Returns what is to be recorded.
  public List<SpaceEvent> releaseAll(Account sender) {
    List<SpaceEvent> events = new ArrayList<>();
    for (var found : instruments.sentBy(sender)) {
      var instrument = instruments.lock(found.id());
      var where = instrument.experiment().map(Space::id).orElseThrow();
      instrument.deactivate();
      events.add(new InstrumentDeactivated(where, instrument.id()));
    }
    return events;
  }
}
