package org.fovea.model.space;

import org.fovea.model.shared.PublicId;

/// Names one member of one space in addresses.
///
/// @param value 22 characters of base 62
public record MemberId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public MemberId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static MemberId random() {
    return new MemberId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
