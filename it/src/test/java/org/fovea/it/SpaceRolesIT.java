package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fovea.model.access.Role.CONTRIBUTOR;
import static org.fovea.model.access.Role.MANAGER;
import static org.fovea.model.access.Role.VIEWER;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.model.shared.PublicId;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.access.RoleSource;
import org.fovea.service.access.Subject;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.AccessPath;
import org.fovea.service.space.AccessService;
import org.fovea.service.space.LinkView;
import org.fovea.service.space.MemberView;
import org.fovea.service.space.MembershipService;
import org.fovea.service.space.NewSpace;
import org.fovea.service.space.ProjectLinkService;
import org.fovea.service.space.RoleMappingService;
import org.fovea.service.space.SpaceFilter;
import org.fovea.service.space.SpaceRow;
import org.fovea.service.space.SpaceService;
import org.fovea.service.space.TeamRef;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who is what where inside the provisioned server, how they come to it, and how fast it ends.
@ExtendWith(ArquillianExtension.class)
class SpaceRolesIT {
  private static final String GROUP = "urn:geant:helmholtz.de:group:Ring";
  private static final Duration REVOKED = Duration.ofSeconds(5);

  @Inject SpaceStage stage;
  @Inject SpaceService spaces;
  @Inject MembershipService members;
  @Inject RoleSource roles;
  @Resource UserTransaction transaction;
  @PersistenceContext EntityManager entities;
  @Inject ProjectLinkService links;
  @Inject RoleMappingService mappings;
  @Inject AccessService access;

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
  void aRoleComesThroughTheTeamOfAProjectAndNeverExceedsWhatTheLinkLends() throws Exception {
    var experiment = make(SpaceKind.EXPERIMENT);
    var project = make(SpaceKind.PROJECT);
    var team = make(SpaceKind.TEAM);
    stage.join(ada, ben, team, VIEWER);
    members.addTeam(ada, project, team, CONTRIBUTOR);
    assertThatThrownBy(() -> spaces.get(ben, experiment)).isInstanceOf(NotFoundException.class);

    links.link(ada, project, experiment, VIEWER);
    assertThat(spaces.get(ben, experiment).role()).isEqualTo(VIEWER);
    links.link(ada, project, experiment, MANAGER);
    assertThat(spaces.get(ben, experiment).role()).isEqualTo(CONTRIBUTOR);
    assertThat(access.explain(ben, new Place(experiment)))
        .containsExactly(
            new AccessPath(
                AccessPath.Kind.PROJECT,
                List.of(
                    new AccessPath.Step(team, "TEAM", VIEWER),
                    new AccessPath.Step(project, "PROJECT", CONTRIBUTOR)),
                CONTRIBUTOR,
                Optional.empty()));

    links.unlink(ada, project, experiment);
    assertThatThrownBy(() -> spaces.get(ben, experiment)).isInstanceOf(NotFoundException.class);
    assertThat(spaces.get(ben, project).role()).isEqualTo(CONTRIBUTOR);
  }

  @Test
  void whatAMemberCannotSeeHasNoName() throws Exception {
    var experiment = make(SpaceKind.EXPERIMENT);
    var project = make(SpaceKind.PROJECT);
    stage.join(ada, ben, experiment, VIEWER);
    var cleo = stage.newcomer();
    stage.join(ada, cleo, experiment, VIEWER);
    stage.join(ada, cleo, project, VIEWER);
    links.link(ada, project, experiment, VIEWER);

    assertThat(links.list(ben, experiment, PageRequest.first(200)).rows())
        .extracting(LinkView::name)
        .containsExactly("");
    assertThat(links.list(cleo, experiment, PageRequest.first(200)).rows())
        .extracting(LinkView::name)
        .containsExactly("PROJECT");
    var member =
        members.list(cleo, experiment, PageRequest.first(200)).rows().stream()
            .filter(MemberView::self)
            .findAny()
            .orElseThrow();
    assertThat(access.explain(ben, experiment, member.id()))
        .flatExtracting(AccessPath::via)
        .extracting("name")
        .containsExactly("");
    assertThat(access.explain(ada, experiment, member.id()))
        .flatExtracting(AccessPath::via)
        .extracting("name")
        .containsExactly("PROJECT");
  }

  @Test
  void aTeamThatIsAMemberHasANameForAllWhoAreThere() throws Exception {
    var experiment = make(SpaceKind.EXPERIMENT);
    var team = make(SpaceKind.TEAM);
    stage.join(ada, ben, experiment, VIEWER);
    var cleo = stage.newcomer();
    stage.join(ada, cleo, experiment, VIEWER);
    stage.join(ada, cleo, team, VIEWER);
    members.addTeam(ada, experiment, team, CONTRIBUTOR);
    assertThatThrownBy(() -> spaces.get(ben, team)).isInstanceOf(NotFoundException.class);

    assertThat(members.list(ben, experiment, PageRequest.first(200)).rows())
        .flatExtracting(member -> member.team().stream().map(TeamRef::name).toList())
        .containsExactly("TEAM");
    var member =
        members.list(cleo, experiment, PageRequest.first(200)).rows().stream()
            .filter(MemberView::self)
            .findAny()
            .orElseThrow();
    assertThat(access.explain(ben, experiment, member.id()))
        .flatExtracting(AccessPath::via)
        .extracting("name")
        .containsExactly("TEAM");
  }

  @Test
  void aRoleTakenOnAnotherNodeIsGoneWithinFiveSeconds() throws Exception {
    var space = make(SpaceKind.EXPERIMENT);
    stage.join(ada, ben, space, VIEWER);
    assertThat(roles.recall(ben, new Place(space))).isPresent();

    stage.transaction(() ->
        entities
            .createNativeQuery(
                "delete m from fovea.membership m join fovea.account a on a.id = m.account_id"
                    + " where a.sub = ?1 and m.role = 'VIEWER'")
            .setParameter(1, ben.who().sub())
            .executeUpdate());

    assertThat(roles.find(ben, new Place(space))).isEmpty();
    var gone =
        Eventually.get(REVOKED, () -> roles.recall(ben, new Place(space)), Optional::isEmpty);
    assertThat(gone).isEmpty();
  }

  @Test
  void aRoleTakenHereIsGoneAtOnce() throws Exception {
    var space = make(SpaceKind.EXPERIMENT);
    stage.join(ada, ben, space, VIEWER);
    assertThat(roles.recall(ben, new Place(space))).isPresent();

    members.leave(ben, space);

    assertThat(roles.recall(ben, new Place(space))).isEmpty();
  }

  @Test
  void anEntitlementLetsInWhoHasNoAccountYet() {
    var space = make(SpaceKind.EXPERIMENT);
    var entitled = entitled(GROUP + ":role=operator#login.helmholtz.de");
    assertThat(spaces.mine(entitled, all()).spaces()).isEmpty();

    var mapping = mappings.add(ada, space, GROUP + ":role=operator", CONTRIBUTOR);
    assertThat(spaces.get(entitled, space).role()).isEqualTo(CONTRIBUTOR);
    assertThat(spaces.get(entitled, space).may()).doesNotContain(Permission.UPLOAD); // no terms
    assertThat(spaces.mine(entitled, all()).spaces())
        .extracting(SpaceRow::id)
        .containsExactly(space);

    mappings.remove(ada, space, mapping);
    assertThatThrownBy(() -> spaces.get(entitled, space)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void whatIsRolledBackIsRememberedByNobody() throws Exception {
    var space = make(SpaceKind.EXPERIMENT);
    var entitled = entitled(GROUP + ":rolled-back#login.helmholtz.de");

    transaction.begin();
    mappings.add(ada, space, GROUP + ":rolled-back", VIEWER);
    assertThat(roles.recall(entitled, new Place(space))).isPresent(); // this transaction sees it
    transaction.rollback();

    assertThat(roles.recall(entitled, new Place(space))).isEmpty();
  }

  private static SpaceFilter all() {
    return new SpaceFilter(Optional.empty(), "", false, 0, 200);
  }

  /// A space of Ada's that is called like its kind.
  private SpaceId make(SpaceKind kind) {
    return spaces.create(ada, new NewSpace(kind, kind.name(), "", Optional.empty()));
  }

  /// Somebody without an account who has one entitlement.
  private static Caller.Person entitled(String entitlement) {
    return new Caller.Person(
        new Subject("https://stage.example", PublicId.random()),
        new Affiliations(List.of(), List.of(), List.of(), Set.of(entitlement), Set.of()));
  }
}
