package org.fovea.model.space;

import org.fovea.model.shared.PublicId;

/// Names one folder in addresses.
///
/// @param value 22 characters of base 62
public record FolderId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public FolderId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static FolderId random() {
    return new FolderId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
