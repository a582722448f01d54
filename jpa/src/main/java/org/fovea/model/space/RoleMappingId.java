package org.fovea.model.space;

import org.fovea.model.shared.PublicId;

/// Names one role mapping in addresses.
///
/// @param value 22 characters of base 62
public record RoleMappingId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public RoleMappingId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static RoleMappingId random() {
    return new RoleMappingId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
