package org.fovea.service.idempotency;

import java.util.Optional;

/// What a request with a key is told: do it, or here is the answer.
///
/// @param account whose key
/// @param row where it is written down
/// @param fence the number of the claim
/// @param answer what was answered before; empty if the request is to run now
public record Claim(long account, long row, long fence, Optional<KeptAnswer> answer) {}
