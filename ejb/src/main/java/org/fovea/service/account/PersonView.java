package org.fovea.service.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fovea.model.account.AccountState;
import org.fovea.model.account.InterventionCause;

/// How it stands with somebody, for administrators: nothing of what they have here, and no name.
///
/// @param digest keyed digest of issuer and `sub`, as it stands in the audit log
/// @param entry what the account says, or empty if there is none
/// @param erasures when they were erased, newest first
/// @param barred since when they can open no new account, or empty if they can
public record PersonView(
    String digest, Optional<Entry> entry, List<ErasureView> erasures, Optional<Instant> barred) {

  /// What the account says.
  ///
  /// @param led how many spaces they answer for that are not archived
  /// @param suspension why they are suspended, or empty if they are not
  /// @param hindrances what stands in the way of erasing them
  public record Entry(
      AccountState state,
      LocalDate firstLogin,
      LocalDate lastLogin,
      Holdings holdings,
      long led,
      Optional<SuspensionView> suspension,
      List<Hindrance> hindrances) {}

  /// Why and since when.
  ///
  /// @param reference number of the case
  public record SuspensionView(InterventionCause cause, String reference, Instant since) {}
}
