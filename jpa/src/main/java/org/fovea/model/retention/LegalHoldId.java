package org.fovea.model.retention;

import org.fovea.model.shared.PublicId;

/// Names a legal hold in addresses.
///
/// @param value 22 characters of base 62
public record LegalHoldId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public LegalHoldId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static LegalHoldId random() {
    return new LegalHoldId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
