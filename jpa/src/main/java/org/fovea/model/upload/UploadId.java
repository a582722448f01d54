package org.fovea.model.upload;

import org.fovea.model.shared.PublicId;

/// Names one upload in addresses.
///
/// @param value 22 characters of base 62
public record UploadId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public UploadId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static UploadId random() {
    return new UploadId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
