package org.fovea.service.space;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.space.Surroundings.Held;
import org.fovea.service.space.Surroundings.Link;
import org.fovea.service.space.Surroundings.TeamThere;
import org.jspecify.annotations.Nullable;

/// One thing on which a role may rest, as [Grounds] reads it.
///
/// @param way what it is, and so which of the others are there
/// @param space key of the space that is asked about
/// @param role of the person, in the space or, in a project, in that
/// @param folder to which a membership is restricted
/// @param until when a look in an emergency ends
/// @param team that is a member of the space or of the project
/// @param project that links the space
record GroundRow(
    Way way,
    long space,
    Optional<Role> role,
    Optional<FolderId> folder,
    Optional<Instant> until,
    Optional<Team> team,
    Optional<Project> project) {

  /// The kinds of things.
  enum Way {
    HELD,
    BREAK_GLASS,
    TEAM,
    PROJECT,
    TEAM_OF_PROJECT
  }

  /// A team.
  ///
  /// @param role of the person in it by membership
  /// @param given which role the team was given
  record Team(long key, SpaceId id, String name, Optional<Role> role, Role given) {
    private TeamThere seenBy(Holder holder) {
      return new TeamThere(id, name, new Held(role, holder.entitled(key)), given);
    }
  }

  /// A project.
  ///
  /// @param grants the strongest role that its link lends
  record Project(long key, SpaceId id, String name, Role grants) {}

  /// Reads the columns in the order of the components, a team's and a project's one by one.
  static GroundRow of(@Nullable Object[] columns) {
    return new GroundRow(
        Way.valueOf(text(columns, 0).orElseThrow()),
        key(columns, 1),
        role(columns, 2),
        text(columns, 3).map(FolderId::new),
        Optional.ofNullable((Timestamp) columns[4])
            .map(end -> end.toLocalDateTime().toInstant(ZoneOffset.UTC)),
        columns[5] == null ? Optional.empty() : Optional.of(team(columns)),
        columns[10] == null ? Optional.empty() : Optional.of(project(columns)));
  }

  private static Team team(@Nullable Object[] columns) {
    return new Team(
        key(columns, 5),
        text(columns, 6).map(SpaceId::new).orElseThrow(),
        text(columns, 7).orElseThrow(),
        role(columns, 8),
        role(columns, 9).orElseThrow());
  }

  private static Project project(@Nullable Object[] columns) {
    return new Project(
        key(columns, 10),
        text(columns, 11).map(SpaceId::new).orElseThrow(),
        text(columns, 12).orElseThrow(),
        role(columns, 13).orElseThrow());
  }

  private static long key(@Nullable Object[] columns, int index) {
    return Optional.ofNullable((Number) columns[index]).orElseThrow().longValue();
  }

  private static Optional<String> text(@Nullable Object[] columns, int index) {
    return Optional.ofNullable((String) columns[index]);
  }

  private static Optional<Role> role(@Nullable Object[] columns, int index) {
    return text(columns, index).map(Role::valueOf);
  }

  /// What stands around one space, from the rows about it.
  static Surroundings around(long space, SpaceKind kind, List<GroundRow> rows, Holder holder) {
    var membership =
        of(rows, Way.HELD)
            .filter(row -> row.folder().isEmpty())
            .flatMap(row -> row.role().stream())
            .max(Comparator.naturalOrder());
    return new Surroundings(
        kind,
        new Held(membership, holder.entitled(space)),
        of(rows, Way.HELD).flatMap(row -> row.folder().stream()).collect(toUnmodifiableSet()),
        of(rows, Way.BREAK_GLASS)
            .filter(_ -> holder.looksIn())
            .flatMap(row -> row.until().stream())
            .max(Comparator.naturalOrder()),
        teams(of(rows, Way.TEAM), holder),
        links(rows, holder));
  }

  private static List<Link> links(List<GroundRow> rows, Holder holder) {
    Map<Project, Optional<Role>> projects = new LinkedHashMap<>();
    of(rows, Way.PROJECT).forEach(row -> projects.put(row.project().orElseThrow(), row.role()));
    of(rows, Way.TEAM_OF_PROJECT)
        .forEach(row -> projects.putIfAbsent(row.project().orElseThrow(), Optional.empty()));
    return projects.entrySet().stream()
        .map(entry -> link(entry.getKey(), entry.getValue(), rows, holder))
        .toList();
  }

  private static Link link(
      Project project, Optional<Role> role, List<GroundRow> rows, Holder holder) {
    var teams =
        of(rows, Way.TEAM_OF_PROJECT)
            .filter(row -> row.project().orElseThrow().key() == project.key());
    return new Link(
        project.id(),
        project.name(),
        new Held(role, holder.entitled(project.key())),
        project.grants(),
        teams(teams, holder));
  }

  private static List<TeamThere> teams(Stream<GroundRow> rows, Holder holder) {
    return rows.map(row -> row.team().orElseThrow().seenBy(holder)).toList();
  }

  private static Stream<GroundRow> of(List<GroundRow> rows, Way way) {
    return rows.stream().filter(row -> row.way() == way);
  }
}
