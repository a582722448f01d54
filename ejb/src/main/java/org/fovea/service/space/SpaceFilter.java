package org.fovea.service.space;

import java.util.Optional;
import org.fovea.model.space.SpaceKind;

/// Which of somebody's spaces are wanted.
///
/// @param kind only of this kind, or empty for all
/// @param text part of name or exID, case aside; empty for all
/// @param archived whether archived ones instead of the others
/// @param first how many to leave out at the beginning
/// @param limit how many at most, 1 to 200
public record SpaceFilter(
    Optional<SpaceKind> kind, String text, boolean archived, int first, int limit) {

  /// The same from the beginning, and no more than one.
  SpaceFilter atMostFirst() {
    return new SpaceFilter(kind, text, archived, 0, 1);
  }
}
