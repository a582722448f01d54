package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fovea.model.access.Role.CONTRIBUTOR;
import static org.fovea.model.access.Role.MANAGER;
import static org.fovea.model.access.Role.PRINCIPAL_INVESTIGATOR;
import static org.fovea.model.access.Role.VIEWER;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.util.Collections;
import java.util.List;
import org.fovea.model.access.Role;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Caller;
import org.fovea.service.access.RoleSource;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.HandOverService;
import org.fovea.service.space.InvitationService;
import org.fovea.service.space.MemberView;
import org.fovea.service.space.MembershipService;
import org.fovea.service.space.PrincipalInvestigatorException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who belongs to a space, where only real transactions show whether it holds.
@ExtendWith(ArquillianExtension.class)
class MembershipIT {
  @Inject SpaceStage stage;
  @Inject MembershipService members;
  @Inject RoleSource sources;
  @Inject InvitationService invitations;
  @Inject HandOverService handOvers;
  @PersistenceContext EntityManager entities;
  @Resource UserTransaction transaction;

  @Deployment
  static WebArchive services() {
    return ServiceIT.services().addClass(SpaceStage.class);
  }

  @Test
  void thePrincipalInvestigatorStays() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.EXPERIMENT);
    var manager = stage.member(ada, space, MANAGER);
    var leader = stage.idOf(ada, space);

    assertThatThrownBy(() -> members.leave(ada, space))
        .isInstanceOf(PrincipalInvestigatorException.class);
    for (var caller : List.of(ada, manager)) {
      assertThatThrownBy(() -> members.remove(caller, space, leader))
          .isInstanceOf(PrincipalInvestigatorException.class);
      assertThatThrownBy(() -> members.changeRole(caller, space, leader, VIEWER))
          .isInstanceOf(PrincipalInvestigatorException.class);
    }
    assertThat(roles(ada, space)).containsExactly(PRINCIPAL_INVESTIGATOR, MANAGER);
  }

  @Test
  void aManagerNamesNoManagers() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.PROJECT);
    var manager = stage.member(ada, space, MANAGER);
    var viewer = stage.member(manager, space, VIEWER);
    var other = stage.member(ada, space, MANAGER);

    assertThatThrownBy(() -> members.changeRole(manager, space, stage.idOf(viewer, space), MANAGER))
        .isInstanceOf(DeniedException.class);
    assertThatThrownBy(() -> members.remove(manager, space, stage.idOf(other, space)))
        .isInstanceOf(DeniedException.class);
    assertThatThrownBy(() -> stage.invite(manager, space, MANAGER))
        .isInstanceOf(DeniedException.class);
    members.changeRole(manager, space, stage.idOf(viewer, space), CONTRIBUTOR);
    members.leave(manager, space);
    assertThat(roles(ada, space)).containsExactly(PRINCIPAL_INVESTIGATOR, MANAGER, CONTRIBUTOR);
  }

  @Test
  void whoGoesLeavesNoWayBackIn() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.PROJECT);
    var manager = stage.member(ada, space, MANAGER);
    var token = stage.invite(manager, space, VIEWER);
    var kept = stage.invite(ada, space, VIEWER);

    members.remove(ada, space, stage.idOf(manager, space));

    assertThatThrownBy(() -> invitations.accept(stage.newcomer(), token))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> members.list(manager, space, PageRequest.first(200)))
        .isInstanceOf(NotFoundException.class);
    invitations.accept(stage.newcomer(), kept);
    assertThat(stage.events(space)).contains("MemberRemoved", "InvitationRevoked");
  }

  @Test
  void ofTwoWhoTakeThePartOverAtOnceOneDoes() throws Exception {
    for (int round = 0; round < 5; round++) {
      var ada = stage.professor();
      var emmy = stage.professor();
      var space = stage.space(ada, SpaceKind.EXPERIMENT);
      stage.join(ada, emmy, space, CONTRIBUTOR);
      handOvers.offer(ada, space, stage.idOf(emmy, space));

      List<SpaceStage.Act> twice =
          List.of(() -> handOvers.accept(emmy, space), () -> handOvers.accept(emmy, space));
      var failures = stage.atOnce(twice);

      assertThat(failures).hasSize(1).allMatch(NotFoundException.class::isInstance);
      assertThat(roles(ada, space)).containsExactly(PRINCIPAL_INVESTIGATOR, MANAGER);
      assertThat(Collections.frequency(stage.events(space), "HandedOver")).isEqualTo(1);
    }
  }

  @Test
  void aHandOverAndTheRemovalOfTheSuccessorExcludeEachOther() throws Exception {
    for (int round = 0; round < 5; round++) {
      var ada = stage.professor();
      var emmy = stage.professor();
      var space = stage.space(ada, SpaceKind.EXPERIMENT);
      stage.join(ada, emmy, space, MANAGER);
      var successor = stage.idOf(emmy, space);
      handOvers.offer(ada, space, successor);

      List<SpaceStage.Act> both =
          List.of(() -> handOvers.accept(emmy, space), () -> members.remove(ada, space, successor));
      var failures = stage.atOnce(both);

      assertThat(failures).hasSize(1);
      assertThat(roles(ada, space).stream().filter(PRINCIPAL_INVESTIGATOR::equals)).hasSize(1);
    }
  }

  @Test
  void twoDemotionsAtOnceAreRecordedOnce() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.EXPERIMENT);
    var manager = stage.member(ada, space, MANAGER);
    var id = stage.idOf(manager, space);

    List<SpaceStage.Act> both =
        List.of(
            () -> members.changeRole(ada, space, id, VIEWER),
            () -> members.changeRole(ada, space, id, VIEWER));
    assertThat(stage.atOnce(both)).isEmpty(); // the second finds nothing to change

    assertThat(roles(ada, space)).containsExactly(PRINCIPAL_INVESTIGATOR, VIEWER);
    assertThat(Collections.frequency(stage.events(space), "RoleChanged")).isEqualTo(1);
  }

  @Test
  void onlyWhoQualifiesTakesThePartOver() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.EXPERIMENT);
    var stranger = stage.member(ada, space, MANAGER);
    handOvers.offer(ada, space, stage.idOf(stranger, space));

    assertThat(handOvers.find(stranger, space).orElseThrow().hindrances()).isNotEmpty();
    assertThatThrownBy(() -> handOvers.accept(stranger, space)).isInstanceOf(DeniedException.class);
    assertThatThrownBy(() -> handOvers.offer(ada, space, stage.idOf(stranger, space)))
        .isInstanceOf(ConflictException.class); // one offer at a time
    handOvers.decline(stranger, space);

    assertThat(handOvers.find(ada, space)).isEmpty();
    assertThat(roles(ada, space)).containsExactly(PRINCIPAL_INVESTIGATOR, MANAGER);
  }

  @Test
  void aChangeThatIsRolledBackLeavesNoEntry() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.TEAM);
    var emmy = stage.member(ada, space, VIEWER);
    var id = stage.idOf(emmy, space);
    var before = stage.events(space);

    transaction.begin();
    members.changeRole(ada, space, id, MANAGER);
    transaction.rollback();

    assertThat(stage.events(space)).isEqualTo(before);
    assertThat(roles(ada, space)).containsExactly(PRINCIPAL_INVESTIGATOR, VIEWER);
  }

  @Test
  void aTeamIsAddedByWhoLeadsIt() throws Exception {
    var ada = stage.professor();
    var team = stage.space(ada, SpaceKind.TEAM);
    var experiment = stage.space(ada, SpaceKind.EXPERIMENT);
    var colleague = stage.member(ada, team, VIEWER);
    assertThatThrownBy(() -> members.list(colleague, experiment, PageRequest.first(200)))
        .isInstanceOf(NotFoundException.class);

    assertThat(members.teamsToAdd(ada, experiment, "", PageRequest.first(200)).rows()).hasSize(1);
    members.addTeam(ada, experiment, team, CONTRIBUTOR);

    assertThat(members.teamsToAdd(ada, experiment, "", PageRequest.first(200)).rows()).isEmpty();
    assertThat(members.list(colleague, experiment, PageRequest.first(200)).rows()).hasSize(2);
    assertThatThrownBy(() -> members.addTeam(ada, experiment, team, VIEWER))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> members.leave(colleague, experiment))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("team");
    members.leave(colleague, team);
    assertThatThrownBy(() -> members.list(colleague, experiment, PageRequest.first(200)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aListTakesAsManyQueriesForManyAsForFew() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.TEAM);
    stage.member(ada, space, VIEWER);
    long few = queriesOfList(ada, space);
    for (int i = 0; i < 20; i++) {
      stage.member(ada, space, VIEWER);
    }

    assertThat(queriesOfList(ada, space)).isEqualTo(few).isLessThanOrEqualTo(4);
  }

  private long queriesOfList(Caller caller, SpaceId space) throws Exception {
    transaction.begin(); // so that all happens on one connection
    sources.siteRoles(
        caller); // the mappings, which are asked for once a second, are remembered now
    long before = queries();
    members.list(caller, space, PageRequest.first(200));
    long after = queries();
    transaction.commit();
    return after - before - 1;
  }

  private long queries() {
    var value =
        entities
            .createNativeQuery(
                "select variable_value from information_schema.session_status"
                    + " where variable_name = 'COM_SELECT'")
            .getSingleResult();
    return Long.parseLong(value.toString());
  }

  private List<Role> roles(Caller caller, SpaceId space) {
    return members.list(caller, space, PageRequest.first(200)).rows().stream()
        .map(MemberView::role)
        .toList();
  }
}
