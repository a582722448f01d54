package org.fovea.service.retention;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.retention.HoldOrder;
import org.fovea.model.retention.LegalHold;
import org.fovea.model.retention.LegalHoldId;

/// A legal hold as administrators see it.
///
/// @param order what is held and why
/// @param liftedAt empty as long as it holds
public record LegalHoldView(
    LegalHoldId id, HoldOrder order, Instant placedAt, Optional<Instant> liftedAt) {

  static LegalHoldView of(LegalHold hold) {
    return new LegalHoldView(hold.id(), hold.order(), hold.placedAt(), hold.liftedAt());
  }
}
