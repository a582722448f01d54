package org.fovea.service.account;

import java.time.Instant;
import org.fovea.model.account.ClosingKind;

/// Somebody was erased. Observed after the transaction has committed.
///
/// @param digest keyed digest of issuer and `sub`
/// @param barred whether they may not come back as somebody new
/// @param at when, with microseconds
public record PersonErased(String digest, ClosingKind kind, boolean barred, Instant at) {}
