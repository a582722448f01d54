package org.fovea.service.disclosure;

import java.time.LocalDate;
import java.util.Optional;
import org.fovea.model.account.AccountId;
import org.fovea.model.account.AccountState;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Subject;

/// The account itself.
///
/// @param terms newest version of the terms that was accepted, 0 if none
/// @param restrictedOn since when its owner has restricted it, or empty if they have not
/// @param personalRepository their own space
public record HeldAccount(
    AccountId id,
    Subject who,
    AccountState state,
    LocalDate firstLogin,
    LocalDate lastLogin,
    int terms,
    Optional<LocalDate> restrictedOn,
    SpaceId personalRepository) {}
