package org.fovea.model.institution;

import org.fovea.model.shared.PublicId;

/// Names one institution in addresses.
///
/// @param value 22 characters of base 62
public record InstitutionId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public InstitutionId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static InstitutionId random() {
    return new InstitutionId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
