package org.fovea.service.account;

import java.time.LocalDate;
import java.util.Optional;
import org.fovea.model.account.AccountState;
import org.fovea.model.space.SpaceId;

/// All that is stored about the person who asks, but for issuer and `sub`.
///
/// @param termsAccepted newest version of the terms they accepted, 0 if none
/// @param termsRequired the oldest version that is still good enough
/// @param termsCurrent the version that holds now, which they accept if they accept any
/// @param entry what the account says, or empty if there is none yet
public record Me(int termsAccepted, int termsRequired, int termsCurrent, Optional<Entry> entry) {

  /// What the account itself says.
  ///
  /// @param state whether it may be used
  /// @param firstLogin day of the first login
  /// @param lastLogin day of the last login
  /// @param personalRepository where uploads go that name no space
  /// @param restrictedOn since when its owner has restricted it, or empty if they have not
  public record Entry(
      AccountState state,
      LocalDate firstLogin,
      LocalDate lastLogin,
      SpaceId personalRepository,
      Optional<LocalDate> restrictedOn) {}

  /// Whether they may change things, as far as the terms go.
  public boolean termsUpToDate() {
    return termsAccepted >= termsRequired;
  }
}
