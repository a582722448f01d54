package org.fovea.model.space;

import org.fovea.model.shared.PublicId;

/// Names one offer to hand a space over in addresses.
///
/// @param value 22 characters of base 62
public record HandOverId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public HandOverId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static HandOverId random() {
    return new HandOverId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
