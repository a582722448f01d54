package org.fovea.model.request;

import org.fovea.model.shared.PublicId;

/// Names one request in addresses.
///
/// @param value 22 characters of base 62
public record PrivacyRequestId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public PrivacyRequestId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static PrivacyRequestId random() {
    return new PrivacyRequestId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
