package org.fovea.model.space;

import org.fovea.model.shared.PublicId;

/// Names one look into a space in an emergency in addresses.
///
/// @param value 22 characters of base 62
public record BreakGlassId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public BreakGlassId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static BreakGlassId random() {
    return new BreakGlassId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
