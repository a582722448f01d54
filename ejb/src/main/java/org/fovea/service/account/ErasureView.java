package org.fovea.service.account;

import java.time.Instant;
import org.fovea.model.account.ClosingKind;
import org.fovea.model.account.ErasedThings;
import org.fovea.model.account.Erasure;

/// That somebody was erased, and how much of theirs went.
///
/// @param kind why
/// @param erasedAt when
/// @param things what went and what stayed
public record ErasureView(ClosingKind kind, Instant erasedAt, ErasedThings things) {
  static ErasureView of(Erasure erasure) {
    return new ErasureView(erasure.kind(), erasure.erasedAt(), erasure.things());
  }
}
