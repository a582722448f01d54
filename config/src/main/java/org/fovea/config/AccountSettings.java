package org.fovea.config;

/// What becomes of accounts that nobody uses.
///
/// @param inactiveMonths after how many months without a login or an upload an account is marked,
///   to be closed two months later; 0 if never
public record AccountSettings(int inactiveMonths) {
  private static final int LEAST = 12;

  /// @throws IllegalStateException if it is less than a year
  public AccountSettings {
    if (inactiveMonths != 0 && inactiveMonths < LEAST) {
      throw new IllegalStateException(
          "FOVEA_INACTIVE_MONTHS is " + inactiveMonths + ", wanted 0 or at least " + LEAST);
    }
  }
}
