package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.access.Place;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.AccessPath;
import org.fovea.service.space.AccessService;
import org.fovea.service.space.MemberView;
import org.fovea.service.space.MembershipService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersPageTest {
  private final MemberView leader = SomeSpace.member(Role.PRINCIPAL_INVESTIGATOR, false);
  private final MemberView self = SomeSpace.member(Role.MANAGER, true);
  private final MemberView other = SomeSpace.member(Role.MANAGER, false);
  private final MemberView viewer = SomeSpace.member(Role.VIEWER, false);
  private final List<MemberView> stored = new ArrayList<>(List.of(leader, self, other, viewer));
  private final List<String> done = new ArrayList<>();
  private final SomeSpace.Told told = new SomeSpace.Told();
  private final SomeSpace.Gate gate = new SomeSpace.Gate();
  private final MembersPage page = new MembersPage();
  private boolean visible = true;
  private Role ownRole = Role.MANAGER;

  @BeforeEach
  void setUp() {
    page.head = SomeSpace.head(SomeSpace.project(Permission.MANAGE_MEMBERS));
    page.memberships = new Memberships();
    page.access = new Access();
    page.caller = new SomeSpace.Somebody();
    page.messages = told;
    page.gate = gate;
    page.load();
  }

  @Test
  void offersToChangeThoseOnlyWhomTheCallerMayName() {
    assertThat(page.getMembers())
        .filteredOn(page::isChangeable)
        .extracting(MemberRow::id)
        .containsExactly(viewer.id().value());
    assertThat(page.getMembers())
        .filteredOn(page::isRemovable)
        .extracting(MemberRow::id)
        .containsExactly(viewer.id().value());
    assertThat(page.getRoles()).containsExactly(Role.VIEWER, Role.CONTRIBUTOR);
  }

  @Test
  void givesTheRoleToTheMemberThatIsShown() {
    page.show(viewer.id().value());
    page.setRole(Role.CONTRIBUTOR);

    page.changeRole();

    assertThat(done).containsExactly("CONTRIBUTOR " + viewer.id());
    assertThat(told.keys).containsExactly("members.role-changed");
    assertThat(page.getOpened()).isEmpty();
  }

  @Test
  void staysOpenIfTheChangeIsRefused() {
    page.show(leader.id().value());

    page.changeRole();

    assertThat(told.keys).containsExactly("principal-investigator");
    assertThat(page.getOpened()).isEqualTo(leader.id().value());
  }

  @Test
  void showsTheRoleThatTheMemberHoldsAndWhy() {
    page.setRole(Role.CONTRIBUTOR);

    page.show(other.id().value());

    assertThat(page.getRole()).isEqualTo(Role.MANAGER);
    assertThat(page.getPaths()).extracting(PathRow::kind).containsExactly(AccessPath.Kind.TEAM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "AAAAAAAAAAAAAAAAAAAAAA"})
  void touchesNobodyIfTheNamedMemberIsNotShown(String id) {
    page.show(id);
    page.remove(id);
    page.changeRole();

    assertThat(done).isEmpty();
    assertThat(told.keys).containsExactly("not-found", "not-found", "not-found");
  }

  @Test
  void goesIfTheSpaceCanBeSeenNoMore() {
    visible = false;

    page.remove(viewer.id().value());

    assertThat(gate.led).containsExactly("absent");
  }

  @Test
  void leadsToTheSpacesAfterLeaving() {
    assertThat(page.isLeavable()).isTrue();

    page.leave();

    assertThat(gate.led).containsExactly("/spaces");
  }

  @Test
  void whoAnswersForTheSpaceCannotLeaveIt() {
    ownRole = Role.PRINCIPAL_INVESTIGATOR;

    page.load();

    assertThat(page.isLeavable()).isFalse();
  }

  @Test
  void showsManyMembersStepByStepAndActsOnThoseOnlyThatAreShown() {
    for (int i = 0; i < 60; i++) {
      stored.add(SomeSpace.member(Role.VIEWER, false));
    }
    var last = stored.getLast().id().value();
    page.load();
    assertThat(page.getMembers()).hasSize(50);
    assertThat(page.isComplete()).isFalse();
    page.remove(last);
    assertThat(done).isEmpty();

    page.more();

    assertThat(page.getMembers()).hasSize(64);
    assertThat(page.isComplete()).isTrue();
    page.remove(last);
    assertThat(done).containsExactly("remove " + last);
  }

  private final class Memberships extends MembershipService {
    @Override
    public Page<MemberView, MemberId> list(
        Caller caller, SpaceId space, PageRequest<MemberId> wanted) {
      if (!visible) {
        throw new NotFoundException();
      }
      return SomeSpace.page(stored, wanted, MemberView::id);
    }

    @Override
    public void changeRole(Caller caller, SpaceId space, MemberId member, Role next) {
      if (member.equals(leader.id())) {
        throw new ConflictException("principal-investigator", "There is one.");
      }
      done.add(next + " " + member);
    }

    @Override
    public void remove(Caller caller, SpaceId space, MemberId member) {
      done.add("remove " + member);
    }

    @Override
    public void leave(Caller caller, SpaceId space) {
      done.add("leave");
    }
  }

  private final class Access extends AccessService {
    @Override
    public List<AccessPath> explain(Caller caller, Place place) {
      return List.of(
          new AccessPath(AccessPath.Kind.MEMBERSHIP, List.of(), ownRole, Optional.empty()));
    }

    @Override
    public List<AccessPath> explain(Caller caller, SpaceId space, MemberId member) {
      var team = new AccessPath.Step(SpaceId.random(), "Microscopists", Role.MANAGER);
      return List.of(
          new AccessPath(AccessPath.Kind.TEAM, List.of(team), Role.MANAGER, Optional.empty()));
    }
  }
}
