package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.InvitationId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Permission;
import org.fovea.service.audit.Pseudonym;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.Page;
import org.fovea.service.shared.PageRequest;
import org.fovea.service.space.CreatedInvitation;
import org.fovea.service.space.InvitationService;
import org.fovea.service.space.InvitationState;
import org.fovea.service.space.InvitationView;
import org.fovea.service.space.NewInvitation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitationsPageTest {
  private static final String TOKEN = "7KX5E4zMNpXgupECXyHGC7";
  private final InvitationsPage page = new InvitationsPage();
  private final List<NewInvitation> wanted = new ArrayList<>();
  private final List<InvitationView> stored = new ArrayList<>();
  private final SomeSpace.Told told = new SomeSpace.Told();

  @BeforeEach
  void setUp() {
    page.head = SomeSpace.head(SomeSpace.project(Permission.MANAGE_MEMBERS));
    page.invitations = new Invitations();
    page.letter =
        new InvitationLetter() {
          @Override
          public String link(String token) {
            return "https://fovea.example/join/" + token;
          }
        };
    page.caller = new SomeSpace.Somebody();
    page.messages = told;
    page.gate = new SomeSpace.Gate();
    page.load();
  }

  @Test
  void showsTheLinkOfANewInvitation() {
    page.setRole(Role.CONTRIBUTOR);
    page.setDays(30);
    page.setScope(" example.org ");

    page.create();

    assertThat(wanted)
        .containsExactly(
            new NewInvitation(
                Role.CONTRIBUTOR,
                Optional.empty(),
                Duration.ofDays(30),
                Optional.of("example.org"),
                Optional.empty()));
    assertThat(page.getLink()).isEqualTo("https://fovea.example/join/" + TOKEN);
    assertThat(page.getRows())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.inviter()).isEqualTo(new PersonRef("K7Q4X2", "00ff"));
          assertThat(row.own()).isTrue();
        });
  }

  @Test
  void showsTheLinkNoMoreWhenAnotherIsToBeMade() {
    page.create();

    page.another();

    assertThat(page.getLink()).isNull();
  }

  @Test
  void theLinkIsNotWrittenDownWithASession() throws NoSuchFieldException {
    var link = InvitationsPage.class.getDeclaredField("link");

    assertThat(Modifier.isTransient(link.getModifiers())).isTrue();
  }

  @Test
  void showsNoLinkIfTheInvitationIsRefused() {
    page.setDays(91);

    page.create();

    assertThat(page.getLink()).isNull();
    assertThat(told.keys).containsExactly("invitation-life");
  }

  @Test
  void revokesWhatIsShownOnly() {
    page.create();

    page.revoke("AAAAAAAAAAAAAAAAAAAAAA");
    assertThat(told.keys).isEmpty();

    page.revoke(stored.getFirst().id().value());
    assertThat(told.keys).containsExactly("invite.revoked");
  }

  @Test
  void offersNothingToThoseWhoMayNotInvite() {
    page.head = SomeSpace.head(SomeSpace.project());

    page.load();

    assertThat(page.isAllowed()).isFalse();
  }

  private final class Invitations extends InvitationService {
    @Override
    public CreatedInvitation create(Caller caller, SpaceId space, NewInvitation invitation) {
      if (invitation.life().toDays() > 90) {
        throw new InvalidException("invitation-life", "Too long.");
      }
      wanted.add(invitation);
      var view =
          new InvitationView(
              InvitationId.random(),
              invitation.role(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(new Pseudonym("K7Q4X2", "00ff")),
              true,
              Instant.EPOCH,
              Instant.EPOCH.plus(invitation.life()),
              InvitationState.OPEN);
      stored.add(view);
      return new CreatedInvitation(view, TOKEN);
    }

    @Override
    public Page<InvitationView, InvitationId> list(
        Caller caller, SpaceId space, PageRequest<InvitationId> wanted) {
      return SomeSpace.page(stored, wanted, InvitationView::id);
    }

    @Override
    public void revoke(Caller caller, SpaceId space, InvitationId invitation) {
      stored.removeIf(each -> each.id().equals(invitation));
    }
  }
}
