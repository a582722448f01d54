package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.ExId;
import org.fovea.model.space.FolderId;
import org.fovea.model.space.SpaceKind;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Place;
import org.fovea.service.shared.ConflictException;
import org.fovea.service.space.InvitationPreview;
import org.fovea.service.space.InvitationPreview.Offered;
import org.fovea.service.space.InvitationService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoinPageTest {
  private static final String TOKEN = "7KX5E4zMNpXgupECXyHGC7";
  private static final Instant ENDS = Instant.parse("2026-12-06T12:00:00Z");

  private final JoinPage page = new JoinPage();
  private final SomeSpace.Told told = new SomeSpace.Told();
  private final SomeSpace.Gate gate = new SomeSpace.Gate();
  private @Nullable InvitationPreview preview;
  private Optional<Place> opened = Optional.of(new Place(SomeSpace.ID));

  @BeforeEach
  void setUp() {
    page.token = TOKEN;
    page.invitations = new Invitations();
    page.caller = new SomeSpace.Somebody();
    page.gate = gate;
    page.messages = told;
  }

  @Test
  void showsWhatTheInvitationOpens() {
    var offered = offered();
    preview = new InvitationPreview(Optional.of(offered), ENDS, List.of());

    page.load();

    assertThat(page.getOffered()).isEqualTo(offered);
    assertThat(page.getExId()).isEqualTo("QST-2026-9KHNB");
    assertThat(page.getOwner()).isEqualTo("Quellstadt University");
    assertThat(page.getPresent()).isEqualTo("VIEWER");
    assertThat(page.getFolder()).isEmpty();
    assertThat(page.getHindrances()).isEmpty();
  }

  @Test
  void showsNothingOfTheSpaceToWhoLacksWhatItAsksFor() {
    var lack = "Your home organisation must be example.org.";
    preview = new InvitationPreview(Optional.empty(), ENDS, List.of(lack));

    page.load();

    assertThat(page.getOffered()).isNull();
    assertThat(page.getHindrances()).containsExactly(lack);
    assertThat(page.getExpires()).isNotEmpty();
    assertThat(page.getExId() + page.getOwner() + page.getPresent() + page.getFolder()).isEmpty();
  }

  @Test
  void whatIsNoTokenIsAbsent() {
    page.token = "short";

    page.load();

    assertThat(gate.led).containsExactly("absent");
  }

  @Test
  void leadsToWhatWasOpened() {
    page.accept();
    var folder = FolderId.random();
    opened = Optional.of(new Place(SomeSpace.ID, Optional.of(folder)));
    page.accept();

    assertThat(gate.led)
        .containsExactly("/space/" + SomeSpace.ID, "/shared/" + SomeSpace.ID + "/" + folder);
  }

  @Test
  void staysIfItIsRefused() {
    opened = Optional.empty();

    page.accept();

    assertThat(told.keys).containsExactly("member-already");
    assertThat(gate.led).isEmpty();
  }

  private static Offered offered() {
    return new Offered(
        SomeSpace.ID,
        SpaceKind.EXPERIMENT,
        "Lobes",
        Optional.of(new ExId("QST-2026-9KHNB")),
        Optional.of("Quellstadt University"),
        Role.CONTRIBUTOR,
        Optional.empty(),
        Optional.of(Role.VIEWER),
        3);
  }

  private final class Invitations extends InvitationService {
    @Override
    public InvitationPreview preview(Caller caller, String token) {
      assertThat(token).isEqualTo(TOKEN);
      return Objects.requireNonNull(preview);
    }

    @Override
    public Place accept(Caller caller, String token) {
      return opened.orElseThrow(
          () -> new ConflictException("member-already", "You hold this role already."));
    }
  }
}
