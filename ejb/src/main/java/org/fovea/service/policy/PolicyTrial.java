package org.fovea.service.policy;

import java.util.Optional;
import org.fovea.model.policy.PolicyKind;
import org.fovea.service.access.Affiliations;

/// What an administrator tries out.
///
/// @param kind which policy
/// @param expression a text to try instead of the one that holds
/// @param claims what a home organisation might say of somebody, or empty for what it says of the
///   administrator; never stored
public record PolicyTrial(
    PolicyKind kind, Optional<String> expression, Optional<Affiliations> claims) {}
