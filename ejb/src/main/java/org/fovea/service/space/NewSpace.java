package org.fovea.service.space;

import java.util.Optional;
import org.fovea.model.institution.InstitutionId;
import org.fovea.model.space.SpaceKind;

/// What somebody wants to make.
///
/// @param kind anything but a personal repository
/// @param name 1 to 200 characters
/// @param description up to 4000 characters
/// @param institution that is to own it, or empty if there is only one choice
public record NewSpace(
    SpaceKind kind, String name, String description, Optional<InstitutionId> institution) {}
