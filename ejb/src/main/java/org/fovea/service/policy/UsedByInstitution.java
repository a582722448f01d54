package org.fovea.service.policy;

import org.fovea.model.institution.InstitutionId;

/// How much the spaces of one institution hold.
///
/// @param bytes originals that are here and those that are announced
public record UsedByInstitution(InstitutionId institution, long bytes) {}
