package org.fovea.service.space;

import java.time.Duration;
import org.fovea.model.access.Role;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.shared.InvalidException;

/// Which invitations can be made at all.
final class InvitationLimits {
  /// The shortest and the longest time for which a link holds.
  static final Duration SHORTEST = Duration.ofHours(1);

  static final Duration LONGEST = Duration.ofDays(90);

  /// How many open ones a space may have.
  static final int MOST_OPEN = 200;

  private InvitationLimits() {}

  /// Returns if an invitation like that can be made in a space of that kind.
  ///
  /// @throws PrincipalInvestigatorException if it would make a principal investigator
  /// @throws InvalidException if its life is out of range, or role and folder do not fit the space
  static void check(NewInvitation wanted, SpaceKind kind) {
    RoleChange.requireNameable(wanted.role());
    if (wanted.life().compareTo(SHORTEST) < 0 || wanted.life().compareTo(LONGEST) > 0) {
      throw new InvalidException("invitation-life", "An invitation holds 1 hour to 90 days.");
    }
    boolean personal = kind == SpaceKind.PERSONAL_REPOSITORY;
    if (personal != wanted.folder().isPresent()) {
      throw new InvalidException(
          "invitation-folder",
          personal
              ? "Of a personal repository, single folders can be shared. Name one."
              : "Only a personal repository shares single folders.");
    }
    if (personal && wanted.role() != Role.VIEWER) {
      throw new InvalidException("invitation-role", "Guests of a folder may look at it, no more.");
    }
  }
}
