package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.HandOverId;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.audit.Pseudonym;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.HandOverService;
import org.fovea.service.space.HandOverView;
import org.fovea.service.space.MemberView;
import org.fovea.service.space.MembershipService;
import org.fovea.web.page.shared.Figures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandOverPageTest {
  private static final Instant ENDS = Instant.parse("2026-12-06T12:00:00Z");
  private static final Pseudonym SOMEBODY = new Pseudonym("K7Q4X2", "00ff");

  private final HandOverPage page = new HandOverPage();
  private final MemberView self = SomeSpace.member(Role.PRINCIPAL_INVESTIGATOR, true);
  private final MemberView other = SomeSpace.member(Role.VIEWER, false);
  private final List<MemberId> asked = new ArrayList<>();
  private final SomeSpace.Told told = new SomeSpace.Told();
  private final SomeSpace.Gate gate = new SomeSpace.Gate();
  private @Nullable HandOverView stored;

  @BeforeEach
  void setUp() {
    page.head = SomeSpace.head(SomeSpace.owned(Permission.HAND_OVER));
    page.handOvers = new HandOvers();
    page.memberships = new Members();
    page.caller = new SomeSpace.Somebody();
    page.messages = told;
    page.gate = gate;
  }

  @Test
  void offersThePartToAnyOtherPerson() {
    page.load();

    assertThat(page.isAllowed()).isTrue();
    assertThat(page.isWithdrawable()).isFalse();
    assertThat(page.getCandidates()).extracting(MemberRow::id).containsExactly(other.id().value());
  }

  @Test
  void showsTheOfferOnceItIsMade() {
    page.load();

    page.offer(other.id().value());

    assertThat(asked).containsExactly(other.id());
    assertThat(told.keys).containsExactly("hand-over.offered");
    assertThat(page.getOffer())
        .isEqualTo(new HandOverPage.Open(PersonRef.of(SOMEBODY), Figures.day(ENDS), false, false));
    assertThat(page.getCandidates()).isEmpty();
    assertThat(page.isWithdrawable()).isTrue();
  }

  @Test
  void offersItOnlyToWhoIsShown() {
    page.load();

    page.offer(null);
    page.offer(self.id().value());
    page.offer("not an identifier");

    assertThat(asked).isEmpty();
    assertThat(told.keys).containsExactly("successor", "successor", "successor");
  }

  @Test
  void withdrawsAnOffer() {
    stored = offer(Optional.of(SOMEBODY), false);
    page.load();

    page.withdraw();

    assertThat(told.keys).containsExactly("hand-over.withdrawn");
    assertThat(page.getOffer()).isNull();
    assertThat(page.getCandidates()).hasSize(1);
  }

  @Test
  void whatAnAdministratorOfferedIsNotTheirsToWithdraw() {
    stored = offer(Optional.empty(), true);
    page.load();

    assertThat(page.isWithdrawable()).isFalse();
    assertThat(page.getOffer())
        .isEqualTo(new HandOverPage.Open(null, Figures.day(ENDS), true, false));
  }

  @Test
  void whoMayNotHandOverSeesTheOfferAndNobodyToChoose() {
    page.head = SomeSpace.head(SomeSpace.owned());
    stored = offer(Optional.of(SOMEBODY), false);
    page.load();

    assertThat(page.isAllowed()).isFalse();
    assertThat(page.isWithdrawable()).isFalse();
    assertThat(page.getOffer()).isNotNull();
    assertThat(page.getCandidates()).isEmpty();
  }

  @Test
  void aSpaceWithoutOwnerCannotBeHandedOver() {
    page.head = SomeSpace.head(SomeSpace.project(Permission.HAND_OVER));
    page.load();

    assertThat(page.isAllowed()).isFalse();
  }

  @Test
  void whoLosesTheRightWhileThePageIsOpenSeesThatNothingIsThere() {
    page.load();
    page.handOvers =
        new HandOverService() {
          @Override
          public Optional<HandOverView> find(Caller caller, SpaceId id) {
            throw new NotFoundException();
          }

          @Override
          public void withdraw(Caller caller, SpaceId id) {
            throw new NotFoundException();
          }
        };

    page.withdraw();

    assertThat(told.keys).containsExactly("not-found");
    assertThat(gate.led).containsExactly("absent");
  }

  private static HandOverView offer(Optional<Pseudonym> successor, boolean byAdministrator) {
    return new HandOverView(
        HandOverId.random(),
        SomeSpace.ID,
        "Lobes",
        successor,
        byAdministrator,
        false,
        Instant.EPOCH,
        ENDS,
        List.of());
  }

  private final class HandOvers extends HandOverService {
    @Override
    public Optional<HandOverView> find(Caller caller, SpaceId id) {
      return Optional.ofNullable(stored);
    }

    @Override
    public HandOverId offer(Caller caller, SpaceId id, MemberId successor) {
      asked.add(successor);
      var made = HandOverPageTest.offer(Optional.of(SOMEBODY), false);
      stored = made;
      return made.id();
    }

    @Override
    public void withdraw(Caller caller, SpaceId id) {
      stored = null;
    }
  }

  private final class Members extends MembershipService {
    @Override
    public Page<MemberView, MemberId> list(
        Caller caller, SpaceId space, PageRequest<MemberId> wanted) {
      return Page.of(List.of(self, other), wanted, MemberView::id);
    }
  }
}
