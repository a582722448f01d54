package org.fovea.model.space;

import java.time.Instant;

/// From when until when something holds.
///
/// @param from the first moment
/// @param until the first moment when it holds no more
public record Lifetime(Instant from, Instant until) {}
