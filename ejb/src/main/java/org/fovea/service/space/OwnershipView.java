package org.fovea.service.space;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.institution.InstitutionId;

/// Who owns a space, fixed when it was made, and that its principal investigator qualifies.
///
/// @param institution that owns it
/// @param since when it was made
/// @param qualifiedAt when it was last found that its principal investigator qualifies
/// @param policy the revision by which they qualified, or empty if it was the default
public record OwnershipView(
    InstitutionId institution,
    String institutionName,
    Instant since,
    Instant qualifiedAt,
    Optional<org.fovea.model.policy.PolicyId> policy) {}
