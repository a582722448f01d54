package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fovea.model.access.Role.CONTRIBUTOR;
import static org.fovea.model.access.Role.MANAGER;
import static org.fovea.model.access.Role.PRINCIPAL_INVESTIGATOR;
import static org.fovea.model.access.Role.VIEWER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.fovea.model.access.Role;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.space.AccessPath.Kind;
import org.fovea.service.space.AccessPath.Step;
import org.fovea.service.space.Surroundings.Held;
import org.fovea.service.space.Surroundings.Link;
import org.fovea.service.space.Surroundings.TeamThere;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessPathsTest {
  private static final SpaceId TEAM = new SpaceId("Team000000000000000000");
  private static final SpaceId PROJECT = new SpaceId("Project000000000000000");
  private static final FolderId FOLDER = new FolderId("Folder0000000000000000");
  private static final FolderId OTHER_FOLDER = new FolderId("Folder1111111111111111");
  private static final List<Role> WEAKEST_FIRST =
      List.of(VIEWER, CONTRIBUTOR, MANAGER, PRINCIPAL_INVESTIGATOR);
  private static final Instant END = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("cases")
  void theStrongestPathDecides(String name, Surroundings around, Optional<Role> role) {
    assertThat(role(around, Optional.empty())).as(name).isEqualTo(role);
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        of("a stranger", with()),
        of("a viewer", with(member(VIEWER)), VIEWER),
        of(
            "a principal investigator",
            with(member(PRINCIPAL_INVESTIGATOR)),
            PRINCIPAL_INVESTIGATOR),
        of("entitled", with(entitled(CONTRIBUTOR)), CONTRIBUTOR),
        of("entitled to too much", with(entitled(PRINCIPAL_INVESTIGATOR)), MANAGER),
        of("entitled beyond membership", with(both(VIEWER, MANAGER)), MANAGER),
        of("a member beyond entitlement", with(both(MANAGER, VIEWER)), MANAGER),
        of("in a team", with(team(member(VIEWER), MANAGER)), MANAGER),
        of("leads a team", with(team(member(PRINCIPAL_INVESTIGATOR), VIEWER)), VIEWER),
        of("in a team by entitlement", with(team(entitled(VIEWER), CONTRIBUTOR)), CONTRIBUTOR),
        of("in a team of too much", with(team(member(VIEWER), PRINCIPAL_INVESTIGATOR)), MANAGER),
        of("not in the team", with(team(Held.NOTHING, MANAGER))),
        of("in a project", with(link(member(CONTRIBUTOR), MANAGER)), CONTRIBUTOR),
        of("in a project that lends less", with(link(member(MANAGER), VIEWER)), VIEWER),
        of("leads a project", with(link(member(PRINCIPAL_INVESTIGATOR), MANAGER)), MANAGER),
        of(
            "leads a project that lends too much",
            with(link(member(PRINCIPAL_INVESTIGATOR), PRINCIPAL_INVESTIGATOR)),
            MANAGER),
        of("in a project by entitlement", with(link(entitled(MANAGER), CONTRIBUTOR)), CONTRIBUTOR),
        of("not in the project", with(link(Held.NOTHING, MANAGER))),
        of(
            "in a team of a project",
            with(link(Held.NOTHING, MANAGER, team(member(VIEWER), CONTRIBUTOR))),
            CONTRIBUTOR),
        of(
            "in a team of a project that lends less",
            with(link(Held.NOTHING, VIEWER, team(member(MANAGER), MANAGER))),
            VIEWER),
        of(
            "in a project and in a stronger team of it",
            with(link(member(VIEWER), MANAGER, team(member(VIEWER), MANAGER))),
            MANAGER),
        of("a folder was shared", shared(FOLDER)),
        of("looking in", lookingIn(), VIEWER));
  }

  @Test
  void aSharedFolderCountsInThatFolderAlone() {
    assertThat(role(shared(FOLDER), Optional.of(FOLDER))).contains(VIEWER);
    assertThat(role(shared(FOLDER), Optional.of(OTHER_FOLDER))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatHoldsInTheSpaceHoldsInItsFolders(Role role) {
    assertThat(role(with(member(role)), Optional.of(FOLDER))).contains(role);
  }

  @Test
  void nothingIsInheritedInAPersonalRepository() {
    var around =
        new Surroundings(
            SpaceKind.PERSONAL_REPOSITORY,
            entitled(MANAGER),
            Set.of(),
            Optional.empty(),
            List.of(team(member(MANAGER), MANAGER)),
            List.of(link(member(MANAGER), MANAGER)));

    assertThat(AccessPaths.of(around, Optional.empty())).isEmpty();
  }

  @Test
  void everyPathIsToldTheStrongestFirst() {
    var around =
        new Surroundings(
            SpaceKind.EXPERIMENT,
            both(VIEWER, CONTRIBUTOR),
            Set.of(FOLDER),
            Optional.of(END),
            List.of(team(both(VIEWER, MANAGER), CONTRIBUTOR)),
            List.of(link(member(MANAGER), MANAGER, team(member(VIEWER), VIEWER))));

    assertThat(AccessPaths.of(around, Optional.of(FOLDER)))
        .containsExactly(
            path(Kind.PROJECT, MANAGER, new Step(PROJECT, "Project", MANAGER)),
            path(Kind.ENTITLEMENT, CONTRIBUTOR),
            path(Kind.TEAM, CONTRIBUTOR, new Step(TEAM, "Team", MANAGER, true)),
            path(Kind.MEMBERSHIP, VIEWER),
            path(
                Kind.PROJECT,
                VIEWER,
                new Step(TEAM, "Team", VIEWER),
                new Step(PROJECT, "Project", VIEWER)),
            path(Kind.FOLDER, VIEWER),
            new AccessPath(Kind.BREAK_GLASS, List.of(), VIEWER, Optional.of(END)));
  }

  @Test
  void theRoleIsTheOneOfTheDefinition() {
    everySomePlace((around, folder) ->
        assertThat(role(around, folder)).as("%s", around).isEqualTo(definition(around, folder)));
  }

  @Test
  void onlyAMemberInPersonIsMoreThanManager() {
    everySomePlace((around, folder) ->
        assertThat(AccessPaths.of(around, folder))
            .as("%s", around)
            .filteredOn(path -> path.kind() != Kind.MEMBERSHIP)
            .allSatisfy(path -> assertThat(path.role()).isLessThanOrEqualTo(MANAGER)));
  }

  @Test
  void whateverIsTakenAwayTheRoleIsNeverStronger() {
    everySomePlace((around, folder) -> {
      int before = strength(role(around, folder));
      assertThat(without(around).toList())
          .as("%s", around)
          .allSatisfy(less -> assertThat(strength(role(less, folder))).isLessThanOrEqualTo(before));
    });
  }

  /// 5,000 surroundings, each as a whole and in two folders.
  private static void everySomePlace(BiConsumer<Surroundings, Optional<FolderId>> check) {
    var random = new Random(20261122);
    for (int i = 0; i < 5_000; i++) {
      var around = some(random);
      folders().forEach(folder -> check.accept(around, folder));
    }
  }

  private static List<Optional<FolderId>> folders() {
    return List.of(Optional.empty(), Optional.of(FOLDER), Optional.of(OTHER_FOLDER));
  }

  /// The strongest role as the papers define it, written once more and otherwise: as numbers, the
  /// best over all chains.
  private static Optional<Role> definition(Surroundings around, Optional<FolderId> folder) {
    int best = strength(around.held().membership());
    if (around.kind() != SpaceKind.PERSONAL_REPOSITORY) {
      best = Math.max(best, Math.min(3, strength(around.held().entitlement())));
      for (var team : around.teams()) {
        best = Math.max(best, isIn(team.held()) ? capped(team.given(), MANAGER) : 0);
      }
      for (var link : around.links()) {
        int there =
            Math.max(strength(link.held().membership()), strength(link.held().entitlement()));
        for (var team : link.teams()) {
          there = Math.max(there, isIn(team.held()) ? capped(team.given(), MANAGER) : 0);
        }
        best = Math.max(best, Math.min(there, capped(link.grants(), MANAGER)));
      }
    }
    boolean looks =
        around.brokenUntil().isPresent() || folder.map(around.folders()::contains).orElse(false);
    best = Math.max(best, looks ? 1 : 0);
    return best == 0 ? Optional.empty() : Optional.of(WEAKEST_FIRST.get(best - 1));
  }

  private static boolean isIn(Held held) {
    return held.membership().isPresent() || held.entitlement().isPresent();
  }

  private static int capped(Role role, Role most) {
    return Math.min(strength(Optional.of(role)), strength(Optional.of(most)));
  }

  private static int strength(Optional<Role> role) {
    return role.map(held -> WEAKEST_FIRST.indexOf(held) + 1).orElse(0);
  }

  /// The same with one thing less, for each thing.
  private static Stream<Surroundings> without(Surroundings a) {
    var teams = shorter(a.teams()).map(less -> with(a, a.held(), less, a.links()));
    var links = shorter(a.links()).map(less -> with(a, a.held(), a.teams(), less));
    var held =
        Stream.of(
                new Held(Optional.empty(), a.held().entitlement()),
                new Held(a.held().membership(), Optional.empty()))
            .map(less -> with(a, less, a.teams(), a.links()));
    var closed =
        Stream.of(
            new Surroundings(a.kind(), a.held(), Set.of(), a.brokenUntil(), a.teams(), a.links()),
            new Surroundings(
                a.kind(), a.held(), a.folders(), Optional.empty(), a.teams(), a.links()));
    return Stream.of(teams, links, held, closed).flatMap(less -> less);
  }

  private static Surroundings with(
      Surroundings a, Held held, List<TeamThere> teams, List<Link> links) {
    return new Surroundings(a.kind(), held, a.folders(), a.brokenUntil(), teams, links);
  }

  private static <T> Stream<List<T>> shorter(List<T> whole) {
    return Stream.iterate(0, i -> i < whole.size(), i -> i + 1)
        .map(i -> {
          var less = new ArrayList<>(whole);
          less.remove((int) i);
          return less;
        });
  }

  private static Surroundings some(Random random) {
    var kinds = SpaceKind.values();
    var folders = new HashSet<FolderId>();
    if (random.nextInt(4) == 0) {
      folders.add(random.nextBoolean() ? FOLDER : OTHER_FOLDER);
    }
    return new Surroundings(
        kinds[random.nextInt(kinds.length)],
        someHeld(random),
        folders,
        random.nextInt(8) == 0 ? Optional.of(END) : Optional.empty(),
        someTeams(random),
        Stream.generate(() -> someLink(random)).limit(random.nextInt(4)).toList());
  }

  private static Link someLink(Random random) {
    return new Link(PROJECT, "Project", someHeld(random), someRole(random), someTeams(random));
  }

  private static List<TeamThere> someTeams(Random random) {
    return Stream.generate(() -> team(someHeld(random), someRole(random)))
        .limit(random.nextInt(4))
        .toList();
  }

  private static Held someHeld(Random random) {
    return new Held(sometimes(random), sometimes(random));
  }

  private static Optional<Role> sometimes(Random random) {
    return random.nextInt(4) == 0 ? Optional.of(someRole(random)) : Optional.empty();
  }

  private static Role someRole(Random random) {
    return WEAKEST_FIRST.get(random.nextInt(WEAKEST_FIRST.size()));
  }

  private static Optional<Role> role(Surroundings around, Optional<FolderId> folder) {
    return AccessPaths.of(around, folder).stream().findFirst().map(AccessPath::role);
  }

  private static AccessPath path(Kind kind, Role role, Step... via) {
    return new AccessPath(kind, List.of(via), role, Optional.empty());
  }

  private static Arguments of(String name, Surroundings around, Role role) {
    return Arguments.of(name, around, Optional.of(role));
  }

  private static Arguments of(String name, Surroundings around) {
    return Arguments.of(name, around, Optional.empty());
  }

  private static Surroundings with() {
    return Surroundings.strange(SpaceKind.EXPERIMENT);
  }

  private static Surroundings with(Held held) {
    return with(with(), held, List.of(), List.of());
  }

  private static Surroundings with(TeamThere team) {
    return with(with(), Held.NOTHING, List.of(team), List.of());
  }

  private static Surroundings with(Link link) {
    return with(with(), Held.NOTHING, List.of(), List.of(link));
  }

  private static Surroundings shared(FolderId folder) {
    return new Surroundings(
        SpaceKind.PERSONAL_REPOSITORY,
        Held.NOTHING,
        Set.of(folder),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static Surroundings lookingIn() {
    return new Surroundings(
        SpaceKind.PERSONAL_REPOSITORY,
        Held.NOTHING,
        Set.of(),
        Optional.of(END),
        List.of(),
        List.of());
  }

  private static Held member(Role role) {
    return new Held(Optional.of(role), Optional.empty());
  }

  private static Held entitled(Role role) {
    return new Held(Optional.empty(), Optional.of(role));
  }

  private static Held both(Role membership, Role entitlement) {
    return new Held(Optional.of(membership), Optional.of(entitlement));
  }

  private static TeamThere team(Held held, Role given) {
    return new TeamThere(TEAM, "Team", held, given);
  }

  private static Link link(Held held, Role grants, TeamThere... teams) {
    return new Link(PROJECT, "Project", held, grants, List.of(teams));
  }
}
