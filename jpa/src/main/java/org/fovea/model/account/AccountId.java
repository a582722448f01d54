package org.fovea.model.account;

import org.fovea.model.shared.PublicId;

/// Names one account in addresses.
///
/// @param value 22 characters of base 62
public record AccountId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public AccountId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static AccountId random() {
    return new AccountId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
