package org.fovea.model.space;

import org.fovea.model.shared.PublicId;

/// Names one invitation in addresses.
///
/// @param value 22 characters of base 62
public record InvitationId(String value) {

  /// @throws IllegalArgumentException if `value` has not the form of an identifier
  public InvitationId {
    PublicId.check(value);
  }

  /// A new one that nobody can guess.
  public static InvitationId random() {
    return new InvitationId(PublicId.random());
  }

  @Override
  public String toString() {
    return value;
  }
}
