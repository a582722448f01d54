package org.fovea.service.policy;

import java.util.List;
import java.util.Optional;
import org.fovea.model.policy.PolicyId;

/// What a policy says of somebody.
///
/// @param holds whether they satisfy it
/// @param reasons why, or why not, each a sentence
/// @param policy the revision that said so, or empty if it is the default
public record Judgement(boolean holds, List<String> reasons, Optional<PolicyId> policy) {}
