package org.fovea.model.policy;

import org.fovea.model.shared.PublicId;

/// Names one revision of a policy in addresses.
///
/// @param value 22 characters of base 62
public record PolicyId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public PolicyId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static PolicyId random() {
    return new PolicyId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
