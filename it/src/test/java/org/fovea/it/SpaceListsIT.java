package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.fovea.model.access.Role.MANAGER;
import static org.fovea.model.access.Role.PRINCIPAL_INVESTIGATOR;
import static org.fovea.model.access.Role.VIEWER;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.InvitationId;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.model.space.Stage;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.access.RoleSource;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.FolderService;
import org.fovea.service.space.FolderView;
import org.fovea.service.space.InvitationService;
import org.fovea.service.space.MemberView;
import org.fovea.service.space.MembershipService;
import org.fovea.service.space.NewSpace;
import org.fovea.service.space.ProjectLinkService;
import org.fovea.service.space.SpaceFilter;
import org.fovea.service.space.SpaceList;
import org.fovea.service.space.SpaceRow;
import org.fovea.service.space.SpaceService;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Lists of spaces, and of what is in them, inside the provisioned server: what they tell, their
/// pages, and how many queries they take.
@ExtendWith(ArquillianExtension.class)
class SpaceListsIT {
  @Inject SpaceStage stage;
  @Inject SpaceService spaces;
  @Inject FolderService folders;
  @Inject MembershipService members;
  @Inject InvitationService invitations;
  @Inject ProjectLinkService links;
  @Inject RoleSource roles;
  @Resource UserTransaction transaction;
  @PersistenceContext EntityManager entities;

  private Caller.Person ada;
  private Caller.Person ben;

  @Deployment
  static WebArchive services() {
    return ServiceIT.services().addClass(SpaceStage.class);
  }

  @BeforeEach
  void adaMayAnswerForSpacesAndBenMayNot() throws Exception {
    ada = stage.professor();
    ben = stage.newcomer();
  }

  @Test
  void theListTellsEachSpaceWithItsRoleAndCounts() throws Exception {
    var team = make(SpaceKind.TEAM);
    var experiment = make(SpaceKind.EXPERIMENT);
    stage.join(ada, ben, team, VIEWER);
    members.addTeam(ada, experiment, team, MANAGER);
    stage.image(ada, experiment);

    var list = spaces.mine(ben, all());

    assertThat(list.total()).isEqualTo(3);
    assertThat(list.spaces())
        .extracting(SpaceRow::kind, SpaceRow::role, SpaceRow::images, SpaceRow::members)
        .containsExactly(
            tuple(SpaceKind.PERSONAL_REPOSITORY, PRINCIPAL_INVESTIGATOR, 0L, 1L),
            tuple(SpaceKind.EXPERIMENT, MANAGER, 1L, 2L),
            tuple(SpaceKind.TEAM, VIEWER, 0L, 2L));
    var number = spaces.get(ben, experiment).exId().orElseThrow().value();
    assertThat(found(ben, number.substring(4).toLowerCase(Locale.ROOT)))
        .containsExactly(experiment);
    assertThat(found(ben, "eam")).containsExactly(team);
    assertThat(found(ben, "%")).isEmpty();
    var behind = spaces.mine(ben, new SpaceFilter(Optional.empty(), "", false, 10, 5));
    assertThat(behind).isEqualTo(new SpaceList(List.of(), 3));
  }

  @Test
  void neitherListNorDecisionTakesMoreQueriesWithMoreSpaces() throws Exception {
    var few = queries();
    for (int i = 0; i < 20; i++) {
      var space = make(i % 2 == 0 ? SpaceKind.EXPERIMENT : SpaceKind.PROJECT);
      stage.join(ada, ben, space, VIEWER);
      stage.image(ada, space);
    }
    assertThat(queries()).isEqualTo(few).isLessThanOrEqualTo(2 + 3);
  }

  /// How many statements the list of spaces and one decision take together.
  private long queries() throws Exception {
    var place = new Place(spaces.mine(ben, all()).spaces().getFirst().id());
    return queries(() -> {
      roles.find(ben, place);
      spaces.mine(ben, all());
    });
  }

  /// How many statements `act` takes. The mappings, which are asked for each second, may come
  /// between, but not always.
  private long queries(SpaceStage.Act act) throws Exception {
    return Math.min(queriesOnce(act), Math.min(queriesOnce(act), queriesOnce(act)));
  }

  private long queriesOnce(SpaceStage.Act act) throws Exception {
    transaction.begin(); // so that all run on one connection
    roles.siteRoles(ben); // the mappings are remembered now
    long before = statements();
    act.run();
    long after = statements();
    transaction.rollback();
    return after - before - 1; // that of the first count
  }

  @Test
  void noListTakesMoreQueriesWithMoreRows() throws Exception {
    var team = make(SpaceKind.TEAM);
    var project = make(SpaceKind.PROJECT);
    var one = listed(team, project);
    for (int i = 0; i < 12; i++) {
      stage.join(ada, stage.newcomer(), project, VIEWER);
      stage.invite(ada, project, VIEWER);
      folders.create(ada, project, "Folder " + i);
      links.link(ada, project, make(SpaceKind.EXPERIMENT), VIEWER);
      members.addTeam(ada, project, make(SpaceKind.TEAM), VIEWER);
      make(SpaceKind.TEAM); // one more to add
    }

    var many = listed(team, project);

    assertThat(many.rows()).isEqualTo(one.rows() + 12 * 7);
    assertThat(many.queries()).isEqualTo(one.queries());
  }

  /// How many rows the lists of a project have, and how many statements they take.
  private record Listed(long rows, long queries) {}

  /// Each list has rows already, so that all its statements are needed from the beginning.
  private Listed listed(SpaceId team, SpaceId project) throws Exception {
    if (folders.list(ada, project, "", page()).rows().isEmpty()) {
      stage.join(ada, ben, project, VIEWER);
      stage.invite(ada, project, VIEWER);
      folders.create(ada, project, "First");
      links.link(ada, project, make(SpaceKind.EXPERIMENT), VIEWER);
      members.addTeam(ada, project, team, VIEWER);
      make(SpaceKind.TEAM);
    }
    var rows = new AtomicLong();
    long queries =
        queries(() -> {
          rows.set(members.list(ada, project, page()).rows().size());
          rows.addAndGet(invitations.list(ada, project, page()).rows().size());
          rows.addAndGet(folders.list(ada, project, "", page()).rows().size());
          rows.addAndGet(links.list(ada, project, page()).rows().size());
          rows.addAndGet(members.teamsToAdd(ada, project, "", page()).rows().size());
        });
    return new Listed(rows.get(), queries);
  }

  private static <K> PageRequest<K> page() {
    return PageRequest.first(200);
  }

  @Test
  void pagesTogetherAreTheListAndItsOrder() throws Exception {
    var space = make(SpaceKind.PROJECT);
    for (int i = 0; i < 5; i++) {
      stage.join(ada, stage.newcomer(), space, i % 2 == 0 ? VIEWER : MANAGER);
      folders.create(ada, space, "Folder " + (i * 7) % 5);
      links.link(ada, space, make(SpaceKind.EXPERIMENT), VIEWER);
      stage.invite(ada, space, VIEWER);
      make(SpaceKind.TEAM);
    }

    var people = pages((PageRequest<MemberId> wanted) -> members.list(ada, space, wanted));
    assertThat(people)
        .extracting(MemberView::role)
        .containsExactly(PRINCIPAL_INVESTIGATOR, MANAGER, MANAGER, VIEWER, VIEWER, VIEWER);
    assertThat(people).doesNotHaveDuplicates();
    assertThat(pages((PageRequest<FolderId> wanted) -> folders.list(ada, space, "", wanted)))
        .extracting(FolderView::name)
        .containsExactly("Folder 0", "Folder 1", "Folder 2", "Folder 3", "Folder 4");
    assertThat(folders.list(ada, space, "DER 3", page()).rows()).hasSize(1);
    assertThat(pages((PageRequest<SpaceId> wanted) -> links.list(ada, space, wanted)))
        .hasSize(5)
        .isEqualTo(links.list(ada, space, page()).rows());
    assertThat(pages((PageRequest<InvitationId> wanted) -> invitations.list(ada, space, wanted)))
        .hasSize(10)
        .isEqualTo(invitations.list(ada, space, page()).rows());
    assertThat(pages((PageRequest<SpaceId> each) -> members.teamsToAdd(ada, space, "TEA", each)))
        .hasSize(5)
        .isEqualTo(members.teamsToAdd(ada, space, "", page()).rows());
    assertThat(members.teamsToAdd(ada, space, "none", page()).rows()).isEmpty();
    var gone = new PageRequest<>(Optional.of(MemberId.random()), 5);
    assertThatThrownBy(() -> members.list(ada, space, gone))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("first page");
  }

  /// A whole list, two rows at a time.
  private static <T, K> List<T> pages(Function<PageRequest<K>, Page<T, K>> list) {
    List<T> rows = new ArrayList<>();
    Optional<K> after = Optional.empty();
    do {
      var page = list.apply(new PageRequest<>(after, 2));
      assertThat(page.rows()).hasSizeBetween(1, 2);
      rows.addAll(page.rows());
      after = page.next();
    } while (after.isPresent());
    return rows;
  }

  @Test
  void theListOfThoseWhereSomebodyMayHasNoOthers() throws Exception {
    var looked = make(SpaceKind.PROJECT);
    var managed = make(SpaceKind.PROJECT);
    var team = make(SpaceKind.TEAM);
    var lent = make(SpaceKind.EXPERIMENT);
    var shown = make(SpaceKind.EXPERIMENT);
    var done = make(SpaceKind.EXPERIMENT);
    stage.join(ada, ben, looked, VIEWER);
    stage.join(ada, ben, managed, MANAGER);
    stage.join(ada, ben, team, VIEWER);
    members.addTeam(ada, lent, team, MANAGER);
    links.link(ada, looked, shown, MANAGER); // in which Ben only looks
    links.link(ada, managed, shown, VIEWER); // which lends no more
    stage.join(ada, ben, done, MANAGER);
    spaces.enter(ada, done, Stage.DONE);

    var repository = stage.personalRepository(ben);
    assertThat(where(Permission.VIEW_SPACE))
        .containsExactlyInAnyOrder(repository, looked, managed, team, lent, shown, done);
    assertThat(where(Permission.MANAGE_MEMBERS))
        .containsExactlyInAnyOrder(repository, managed, lent, done);
    assertThat(where(Permission.UPLOAD)).containsExactlyInAnyOrder(repository, managed, lent);
    assertThat(where(Permission.LINK_PROJECTS)).containsExactly(repository);
    assertThat(spaces.mine(ben, all().where(Permission.MANAGE_MEMBERS)).total()).isEqualTo(4);
  }

  private List<SpaceId> where(Permission permission) {
    return spaces.mine(ben, all().where(permission)).spaces().stream().map(SpaceRow::id).toList();
  }

  private long statements() {
    var row =
        (Object[])
            entities.createNativeQuery("show session status like 'Questions'").getSingleResult();
    return Long.parseLong(row[1].toString());
  }

  private List<SpaceId> found(Caller caller, String text) {
    var filter = new SpaceFilter(Optional.empty(), text, false, 0, 200);
    return spaces.mine(caller, filter).spaces().stream().map(SpaceRow::id).toList();
  }

  private static SpaceFilter all() {
    return new SpaceFilter(Optional.empty(), "", false, 0, 200);
  }

  /// A space of Ada's that is called like its kind.
  private SpaceId make(SpaceKind kind) {
    return spaces.create(ada, new NewSpace(kind, kind.name(), "", Optional.empty()));
  }
}
