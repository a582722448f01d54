package org.fovea.service.space;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.RolePolicy;
import org.fovea.service.space.AccessPath.Kind;
import org.fovea.service.space.AccessPath.Step;
import org.fovea.service.space.Surroundings.Link;
import org.fovea.service.space.Surroundings.TeamThere;

/// All ways by which a person comes to a role in a place. The strongest is the decision, and the
/// list is its explanation: they cannot differ.
///
/// A role that is inherited ends at [RolePolicy#STRONGEST_INHERITED]. In a personal repository
/// nothing is inherited: it belongs to one person.
final class AccessPaths {
  private static final Comparator<AccessPath> STRONGEST_FIRST =
      comparing(AccessPath::role, reverseOrder())
          .thenComparing(AccessPath::kind)
          .thenComparing(AccessPaths::stations);

  private AccessPaths() {}

  /// The paths to the space as a whole or, if `folder` is given, to what is in that folder; the
  /// strongest first, none for a stranger.
  static List<AccessPath> of(Surroundings around, Optional<FolderId> folder) {
    List<AccessPath> paths = new ArrayList<>();
    around.held().membership().ifPresent(role -> paths.add(path(Kind.MEMBERSHIP, role)));
    if (around.kind() != SpaceKind.PERSONAL_REPOSITORY) {
      inherited(around).forEach(paths::add);
    }
    if (folder.filter(around.folders()::contains).isPresent()) {
      paths.add(path(Kind.FOLDER, Role.VIEWER));
    }
    around.brokenUntil().ifPresent(end -> paths.add(lookingIn(end)));
    paths.sort(STRONGEST_FIRST);
    return List.copyOf(paths);
  }

  private static Stream<AccessPath> inherited(Surroundings around) {
    var entitlement =
        around.held().entitlement().stream()
            .map(role -> path(Kind.ENTITLEMENT, weaker(role, RolePolicy.STRONGEST_INHERITED)));
    var teams = around.teams().stream().flatMap(AccessPaths::throughTeam);
    var projects = around.links().stream().flatMap(AccessPaths::throughProject);
    return Stream.of(entitlement, teams, projects).flatMap(paths -> paths);
  }

  /// Whoever is anything in the team has the role that the team was given.
  private static Stream<AccessPath> throughTeam(TeamThere team) {
    return into(team)
        .map(step -> new AccessPath(Kind.TEAM, List.of(step), lent(team), Optional.empty()));
  }

  /// Whoever is anything in the project, in person or through a team, has at most the same role.
  private static Stream<AccessPath> throughProject(Link link) {
    var inPerson =
        link.held().strongest().stream()
            .map(role ->
                List.of(new Step(link.project(), link.name(), role, link.held().entitled())));
    var inTeams =
        link.teams().stream()
            .flatMap(team ->
                into(team)
                    .map(step ->
                        List.of(step, new Step(link.project(), link.name(), lent(team), false))));
    return Stream.concat(inPerson, inTeams)
        .map(way -> new AccessPath(Kind.PROJECT, way, lent(link, way), Optional.empty()));
  }

  private static Stream<Step> into(TeamThere team) {
    return team.held().strongest().stream()
        .map(role -> new Step(team.id(), team.name(), role, team.held().entitled()));
  }

  private static Role lent(TeamThere team) {
    return weaker(team.given(), RolePolicy.STRONGEST_INHERITED);
  }

  private static Role lent(Link link, List<Step> way) {
    return weaker(weaker(way.getLast().role(), link.grants()), RolePolicy.STRONGEST_INHERITED);
  }

  private static Role weaker(Role one, Role other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static AccessPath path(Kind kind, Role role) {
    return new AccessPath(kind, List.of(), role, Optional.empty());
  }

  private static AccessPath lookingIn(Instant end) {
    return new AccessPath(Kind.BREAK_GLASS, List.of(), Role.VIEWER, Optional.of(end));
  }

  private static String stations(AccessPath path) {
    return path.via().stream()
        .map(step -> step.name() + '\n' + step.space())
        .collect(Collectors.joining("\n"));
  }
}
