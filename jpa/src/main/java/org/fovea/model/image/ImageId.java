package org.fovea.model.image;

import org.fovea.model.shared.PublicId;

/// Names one image in addresses.
///
/// @param value 22 characters of base 62
public record ImageId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public ImageId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static ImageId random() {
    return new ImageId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
