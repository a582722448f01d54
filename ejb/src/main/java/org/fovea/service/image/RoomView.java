package org.fovea.service.image;

import java.util.Optional;

/// What limits an upload into a space.
///
/// @param person who would upload
/// @param institution that owns the space; empty for a personal repository
public record RoomView(QuotaView person, Optional<QuotaView> institution) {}
