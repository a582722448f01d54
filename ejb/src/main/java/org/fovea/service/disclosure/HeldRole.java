package org.fovea.service.disclosure;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.MemberId;

/// A role that the person holds by a membership.
///
/// @param institution on whose behalf they hold it, if any
public record HeldRole(
    MemberId id, HeldPlace place, Role role, Optional<String> institution, Instant since) {}
