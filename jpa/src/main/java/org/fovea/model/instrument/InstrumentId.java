package org.fovea.model.instrument;

import org.fovea.model.shared.PublicId;

/// Names one instrument in addresses.
///
/// @param value 22 characters of base 62
public record InstrumentId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public InstrumentId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static InstrumentId random() {
    return new InstrumentId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
