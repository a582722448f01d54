package org.fovea.service.hold;

import java.util.Set;

/// What is under a legal hold now, by database keys. No set is ever empty, so that each can stand
/// in a query; the additional member is nothing.
public record HeldThings(Set<Long> spaces, Set<Long> accounts) {}
