package org.fovea.service.space;

import java.util.Optional;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.SpaceRules;

/// Where somebody wants something, and with which account.
///
/// @param space key of the space
/// @param account key of the account, or empty if they have none yet
/// @param barred whether there is an account that is not active
record Scene(long space, SpaceKind kind, SpaceRules rules, Optional<Long> account, boolean barred) {

  /// A place that does not exist. Whoever asks for it goes the whole way, so that the answer takes
  /// as long as the one to a stranger.
  static final Scene NOWHERE =
      new Scene(
          0, SpaceKind.EXPERIMENT, new SpaceRules(false, false, true), Optional.empty(), false);
}
