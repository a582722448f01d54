package org.fovea.model.retention;

/// What a legal hold is on, and why.
///
/// @param target identifier of a space or image, or digest of a person
/// @param reference number of the case, 1 to 32 characters of ASCII
public record HoldOrder(Held held, String target, HoldCause cause, String reference) {}
