package org.fovea.service.space;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.access.Role;
import org.fovea.model.space.SpaceId;

/// One way in which somebody comes to a role.
///
/// @param kind which way
/// @param via the team, the project, or first one and then the other, that it leads through, from
///   the outside to the space; each with the role held there
/// @param role what comes of it in the space
/// @param until when it ends by itself
public record AccessPath(Kind kind, List<Step> via, Role role, Optional<Instant> until) {

  /// The ways.
  public enum Kind {
    /// A membership of one's own.
    MEMBERSHIP,
    /// An entitlement that a mapping of the space itself names.
    ENTITLEMENT,
    /// A team that is a member.
    TEAM,
    /// A project that links the experiment.
    PROJECT,
    /// One folder of a personal repository that was shared.
    FOLDER,
    /// An administrator or auditor, for a while and for a cause.
    BREAK_GLASS
  }

  /// The same for somebody who may see only `visible` of the spaces that it leads through.
  AccessPath knowing(Set<SpaceId> visible) {
    return new AccessPath(
        kind,
        via.stream().map(step -> visible.contains(step.space()) ? step : step.unnamed()).toList(),
        role,
        until);
  }

  /// One station of the way.
  ///
  /// @param space the team or project
  /// @param name what it is called; empty if whoever asks may not see it
  /// @param role what is held there; a link may lend less, then [AccessPath#role()] says so
  /// @param entitled whether it is held by an entitlement that a mapping there names, and not by a
  ///   membership
  public record Step(SpaceId space, String name, Role role, boolean entitled) {

    /// A station where the role is held by a membership.
    public Step(SpaceId space, String name, Role role) {
      this(space, name, role, false);
    }

    private Step unnamed() {
      return new Step(space, "", role, entitled);
    }
  }
}
