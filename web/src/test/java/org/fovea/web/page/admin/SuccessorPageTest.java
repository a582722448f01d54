package org.fovea.web.page.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.HandOverId;
import org.fovea.model.space.MemberId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.HandOverService;
import org.fovea.service.space.HandOverView;
import org.fovea.service.space.MemberView;
import org.fovea.web.page.space.InvitationLetter;
import org.fovea.web.page.space.SomeSpace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessorPageTest {
  private final MemberView manager = SomeSpace.member(Role.MANAGER, false);
  private final SuccessorPage page = new SuccessorPage();
  private final List<String> done = new ArrayList<>();
  private final SomeSpace.Told told = new SomeSpace.Told();
  private final SomeSpace.Gate gate = new SomeSpace.Gate();
  private Optional<HandOverView> offered = Optional.empty();
  private boolean personal;
  private boolean administrator = true;

  @BeforeEach
  void setUp() {
    page.handOvers = new HandOvers();
    page.chosen =
        new ChosenSpace() {
          @Override
          public String getId() {
            return SomeSpace.ID.value();
          }
        };
    page.console =
        new Console() {
          @Override
          public boolean isNamesSuccessors() {
            return administrator;
          }
        };
    page.letter =
        new InvitationLetter() {
          @Override
          public String succession(String token) {
            return "https://fovea.example/succeed/" + token;
          }
        };
    page.caller = new SomeSpace.Somebody();
    page.messages = told;
    page.gate = gate;
  }

  @Test
  void offersThePartToWhomIsChosen() {
    page.load();
    assertThat(page.getCandidates()).hasSize(1);

    page.offer(manager.id().value());

    assertThat(done).containsExactly("offer " + manager.id());
    assertThat(told.keys).containsExactly("successor.offered");
    assertThat(page.getOffer()).isNotNull();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAA"})
  void offersItToNobodyWhoIsNotShown(String member) {
    page.load();

    page.offer(member);

    assertThat(done).isEmpty();
    assertThat(told.keys).containsExactly("successor");
  }

  @Test
  void showsTheLinkOnceAndKeepsItNowhere() throws NoSuchFieldException {
    page.load();

    page.linkForAnybody();

    assertThat(page.getLink()).isEqualTo("https://fovea.example/succeed/token");
    var kept = SuccessorPage.class.getDeclaredField("link");
    assertThat(Modifier.isTransient(kept.getModifiers())).isTrue();

    page.withdraw();
    assertThat(page.getLink()).isNull();
    assertThat(page.getOffer()).isNull();
  }

  @Test
  void saysWhyAPersonalRepositoryHasNone() {
    personal = true;

    page.load();
    page.linkForAnybody();

    assertThat(page.getProblem()).isEqualTo("One owner for ever.");
    assertThat(page.isOpen()).isFalse();
    assertThat(done).isEmpty();
  }

  @Test
  void toAuditorsThereIsNothingHere() {
    administrator = false;

    page.load();

    assertThat(gate.led).containsExactly("absent");
    assertThat(page.isOpen()).isFalse();
  }

  private final class HandOvers extends HandOverService {
    @Override
    public Page<MemberView, MemberId> candidates(
        Caller caller, SpaceId id, PageRequest<MemberId> wanted) {
      if (personal) {
        throw new ConflictException("personal-repository", "One owner for ever.");
      }
      return Page.of(List.of(manager), wanted, MemberView::id);
    }

    @Override
    public Optional<HandOverView> find(Caller caller, SpaceId id) {
      return offered;
    }

    @Override
    public HandOverId nameSuccessor(Caller caller, SpaceId id, MemberId successor) {
      done.add("offer " + successor);
      return open().id();
    }

    @Override
    public String linkForSuccessor(Caller caller, SpaceId id) {
      done.add("link");
      open();
      return "token";
    }

    @Override
    public void withdraw(Caller caller, SpaceId id) {
      offered = Optional.empty();
    }

    private HandOverView open() {
      var view =
          new HandOverView(
              HandOverId.random(),
              SomeSpace.ID,
              "Lobes",
              Optional.empty(),
              true,
              false,
              Instant.EPOCH,
              Instant.EPOCH,
              List.of());
      offered = Optional.of(view);
      return view;
    }
  }
}
