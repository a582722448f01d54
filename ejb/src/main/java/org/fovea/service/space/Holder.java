package org.fovea.service.space;

import java.util.Map;
import java.util.Optional;
import org.fovea.model.access.Role;

/// A person, as far as roles in spaces depend on them.
///
/// @param account key of their account, or empty if they have none yet
/// @param entitled what their entitlements grant in spaces, by the keys of the spaces
/// @param looksIn whether a look in an emergency counts, which is so as long as they are an
///   administrator or auditor
record Holder(Optional<Long> account, Map<Long, Role> entitled, boolean looksIn) {
  private static final long NOBODY = 0; // no row has this key

  /// The key of the account, or one that no account has.
  long key() {
    return account.orElse(NOBODY);
  }

  Optional<Role> entitled(long space) {
    return Optional.ofNullable(entitled.get(space));
  }
}
