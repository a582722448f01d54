package org.fovea.model.image;

import org.fovea.model.shared.PublicId;

/// Names one link to an image. It is no secret: who has it cannot open the link.
///
/// @param value 22 characters of base 62
public record ImageLinkId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public ImageLinkId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static ImageLinkId random() {
    return new ImageLinkId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
