package org.fovea.model.space;

import org.fovea.model.shared.PublicId;

/// Names one space in addresses.
///
/// @param value 22 characters of base 62
public record SpaceId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public SpaceId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static SpaceId random() {
    return new SpaceId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
