package org.fovea.service.access;

/// Event: all sessions of a person end, and no token counts any more that was issued to them
/// before. Fired inside a transaction; it takes effect when that has committed, on this node.
///
/// @param who whose
public record SessionsRevoked(Subject who) {}
