package org.fovea.service.space;

import java.time.Instant;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.MemberId;
import org.fovea.service.audit.Pseudonym;

/// Somebody, or a team, that belongs to a space.
///
/// @param person how a person is called there, or empty if it is a team
/// @param team the team, or empty if it is a person
/// @param institution on whose behalf a person holds the role, by name
/// @param folder the one folder that they may look at, or empty for the whole space
/// @param self whether it is the caller
public record MemberView(
    MemberId id,
    Optional<Pseudonym> person,
    Optional<TeamRef> team,
    Role role,
    Optional<String> institution,
    Optional<FolderRef> folder,
    Instant since,
    boolean self) {}
