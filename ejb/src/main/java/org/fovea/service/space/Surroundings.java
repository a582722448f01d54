package org.fovea.service.space;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;

/// What stands in and around one space, as far as it concerns one person. [AccessPaths] says what
/// comes of it.
///
/// @param kind of the space
/// @param held what the person is in the space itself
/// @param folders which of its folders were shared with the person
/// @param brokenUntil until when the person looks into the space in an emergency, or empty
/// @param teams that are members of the space
/// @param links of projects to the space
record Surroundings(
    SpaceKind kind,
    Held held,
    Set<FolderId> folders,
    Optional<Instant> brokenUntil,
    List<TeamThere> teams,
    List<Link> links) {

  /// What a person is in one space.
  ///
  /// @param membership by a membership of their own
  /// @param entitlement by what a mapping of that space grants, the strongest if several do
  record Held(Optional<Role> membership, Optional<Role> entitlement) {
    static final Held NOTHING = new Held(Optional.empty(), Optional.empty());

    /// The stronger of the two.
    Optional<Role> strongest() {
      return Stream.of(membership, entitlement).flatMap(Optional::stream).max(Role::compareTo);
    }

    /// Whether the membership does less than the entitlement.
    boolean entitled() {
      return !membership.equals(strongest());
    }
  }

  /// A team that is a member of a space.
  ///
  /// @param held what the person is in the team
  /// @param given the role that the team was given
  record TeamThere(SpaceId id, String name, Held held, Role given) {}

  /// A project that links the space.
  ///
  /// @param held what the person is in the project itself
  /// @param grants the strongest role that the link lends
  /// @param teams that are members of the project
  record Link(SpaceId project, String name, Held held, Role grants, List<TeamThere> teams) {}

  /// A space of which nothing concerns the person.
  static Surroundings strange(SpaceKind kind) {
    return new Surroundings(kind, Held.NOTHING, Set.of(), Optional.empty(), List.of(), List.of());
  }
}
