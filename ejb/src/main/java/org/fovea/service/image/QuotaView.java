package org.fovea.service.image;

/// How much somebody keeps here, and how much they may. Only originals count, and what open uploads
/// announce counts as if it were here.
///
/// @param usedBytes what they keep; may be more than they may, if that was lowered
/// @param limitBytes what they may keep
public record QuotaView(long usedBytes, long limitBytes) {}
