package org.fovea.service.image;

import java.util.ArrayList;
import java.util.List;
import org.fovea.service.access.Caller;
import org.fovea.service.audit.AuditEvent;

/// Somebody has deleted an image of their own. Fired inside the transaction, before it is recorded;
/// whoever observes it may do more, and adds what is to be recorded after it.
public final class OwnImageGone {
  private final Caller caller;
  private final List<AuditEvent> consequences = new ArrayList<>();

  OwnImageGone(Caller caller) {
    this.caller = caller;
  }

  /// Who deleted it.
  public Caller caller() {
    return caller;
  }

  /// Has more recorded as done by the same person.
  public void add(List<? extends AuditEvent> events) {
    consequences.addAll(events);
  }

  List<AuditEvent> consequences() {
    return consequences;
  }
}
