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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.SpaceId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Place;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.DeniedException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.FolderService;
import org.fovea.service.space.InvitationService;
import org.fovea.service.space.InvitationState;
import org.fovea.service.space.InvitationView;
import org.fovea.service.space.MemberView;
import org.fovea.service.space.MembershipService;
import org.fovea.service.space.NewInvitation;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Invitations, where only real transactions show whether they hold.
@ExtendWith(ArquillianExtension.class)
class InvitationIT {
  @Inject SpaceStage stage;
  @Inject MembershipService members;
  @Inject InvitationService invitations;
  @Inject FolderService folders;
  @PersistenceContext EntityManager entities;
  @Resource UserTransaction transaction;

  @Deployment
  static WebArchive services() {
    return ServiceIT.services().addClass(SpaceStage.class);
  }

  @Test
  void ofTwentyWhoAcceptAtOnceOneBecomesAMember() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.TEAM);
    var token = stage.invite(ada, space, VIEWER);
    List<SpaceStage.Act> twenty = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      var somebody = stage.newcomer();
      twenty.add(() -> invitations.accept(somebody, token));
    }

    var failures = stage.atOnce(twenty);

    assertThat(failures).hasSize(19).allMatch(NotFoundException.class::isInstance);
    assertThat(roles(ada, space)).containsExactly(PRINCIPAL_INVESTIGATOR, VIEWER);
    assertThat(stage.events(space))
        .containsExactly("SpaceCreated", "InvitationCreated", "InvitationAccepted");
  }

  @Test
  void ofTwentyAcceptancesOfOnePersonOneCounts() throws Exception {
    var ada = stage.professor();
    var emmy = stage.newcomer();
    var space = stage.space(ada, SpaceKind.TEAM);
    List<SpaceStage.Act> twenty = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      var token = stage.invite(ada, space, CONTRIBUTOR);
      twenty.add(() -> invitations.accept(emmy, token));
    }

    var failures = stage.atOnce(twenty);

    assertThat(failures).hasSize(19).allMatch(ConflictException.class::isInstance);
    assertThat(roles(ada, space)).containsExactly(PRINCIPAL_INVESTIGATOR, CONTRIBUTOR);
    assertThat(invitations.list(ada, space, PageRequest.first(200)).rows())
        .extracting(InvitationView::state)
        .filteredOn(InvitationState.OPEN::equals)
        .hasSize(19); // nobody was made more by them, so they can still be used
  }

  @Test
  void whatIsUsedRevokedOrOverLooksLikeWhatNeverWas() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.TEAM);
    var used = stage.invite(ada, space, VIEWER);
    invitations.accept(stage.newcomer(), used);
    var revoked = stage.invite(ada, space, VIEWER);
    var id = invitations.list(ada, space, PageRequest.first(200)).rows().getFirst().id();
    invitations.revoke(ada, space, id);
    invitations.revoke(ada, space, id); // again does no harm
    var over = stage.invite(ada, space, VIEWER);
    stage.transaction(() ->
        entities
            .createNativeQuery(
                "update fovea.invitation set expires_at = utc_timestamp(6)"
                    + " where accepted_at is null and revoked_at is null"
                    + " and space_id = (select id from fovea.space where public_id = ?1)")
            .setParameter(1, space.value())
            .executeUpdate());

    for (var token : List.of(used, revoked, over, "0".repeat(22), "", "%")) {
      var somebody = stage.newcomer();
      assertThatThrownBy(() -> invitations.preview(somebody, token))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> invitations.accept(somebody, token))
          .isInstanceOf(NotFoundException.class);
    }
    assertThat(invitations.list(ada, space, PageRequest.first(200)).rows())
        .extracting(InvitationView::state)
        .containsExactly(
            InvitationState.EXPIRED, InvitationState.REVOKED, InvitationState.ACCEPTED);
    assertThat(Collections.frequency(stage.events(space), "InvitationRevoked")).isEqualTo(1);
  }

  @Test
  void anInvitationRaisesAndNeverLowers() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.TEAM);
    var emmy = stage.member(ada, space, CONTRIBUTOR);
    var lower = stage.invite(ada, space, VIEWER);

    assertThatThrownBy(() -> invitations.accept(emmy, lower))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("not used up");
    assertThat(invitations.preview(stage.newcomer(), lower).offered().orElseThrow().present())
        .isEmpty();
    stage.join(ada, emmy, space, MANAGER);

    assertThat(roles(ada, space)).containsExactly(PRINCIPAL_INVESTIGATOR, MANAGER);
  }

  @Test
  void whoLacksWhatIsAskedForIsToldAndNotLetIn() throws Exception {
    var ada = stage.professor();
    var space = stage.space(ada, SpaceKind.TEAM);
    var wanted =
        new NewInvitation(
            VIEWER,
            Optional.empty(),
            Duration.ofDays(1),
            Optional.of("Stage.Example"),
            Optional.empty());
    var token = invitations.create(ada, space, wanted).token();
    var stranger = stage.newcomer();
    var colleague = stage.professor();

    assertThat(invitations.preview(stranger, token).hindrances())
        .containsExactly("Your home organisation must be stage.example.");
    assertThat(invitations.preview(stranger, token).offered()).as("not for them").isEmpty();
    assertThatThrownBy(() -> invitations.accept(stranger, token))
        .isInstanceOf(DeniedException.class);
    assertThatThrownBy(() -> invitations.accept(ada, token)).isInstanceOf(DeniedException.class);
    assertThat(invitations.preview(colleague, token).hindrances()).isEmpty();
    assertThat(invitations.preview(colleague, token).offered()).isPresent();
    invitations.accept(colleague, token);
    assertThat(members.list(ada, space, PageRequest.first(200)).rows().getLast().institution())
        .contains("Institute of the stage");
  }

  @Test
  void aGuestSeesTheFolderAndNothingElse() throws Exception {
    var owner = stage.newcomer();
    var space = stage.personalRepository(owner);
    var folder = folders.create(owner, space, "For Emmy");
    var guest = stage.newcomer();
    var wanted =
        new NewInvitation(
            VIEWER, Optional.of(folder), Duration.ofDays(1), Optional.empty(), Optional.empty());

    var place = invitations.accept(guest, invitations.create(owner, space, wanted).token());

    assertThat(place).isEqualTo(new Place(space, Optional.of(folder)));
    assertThat(folders.get(guest, place).name()).isEqualTo("For Emmy");
    assertThatThrownBy(() -> members.list(guest, space, PageRequest.first(200)).rows())
        .isInstanceOf(NotFoundException.class);
    members.leave(guest, space);
    assertThatThrownBy(() -> folders.get(guest, place)).isInstanceOf(NotFoundException.class);
  }

  private List<Role> roles(Caller caller, SpaceId space) {
    return members.list(caller, space, PageRequest.first(200)).rows().stream()
        .map(MemberView::role)
        .toList();
  }
}
