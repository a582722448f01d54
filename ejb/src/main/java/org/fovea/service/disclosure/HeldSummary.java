package org.fovea.service.disclosure;

/// How much is held.
///
/// @param images that the person uploaded, wherever they are
/// @param bytes of their originals together
/// @param roles that they hold by a membership
/// @param invitations that they made
public record HeldSummary(long images, long bytes, long roles, long invitations) {}
