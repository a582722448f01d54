package org.fovea.web.page.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.space.HandOverId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.HandOverService;
import org.fovea.service.space.HandOverView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessionPageTest {
  private static final String TOKEN = "7KX5E4zMNpXgupECXyHGC7";
  private final SuccessionPage page = new SuccessionPage();
  private final List<String> done = new ArrayList<>();
  private final SomeSpace.Told told = new SomeSpace.Told();
  private final SomeSpace.Gate gate = new SomeSpace.Gate();
  private boolean toCaller = true;

  @BeforeEach
  void setUp() {
    page.handOvers = new HandOvers();
    page.caller = new SomeSpace.Somebody();
    page.messages = told;
    page.gate = gate;
  }

  @Test
  void showsWhatIsOfferedToTheMember() {
    page.space = SomeSpace.ID.value();

    page.load();

    assertThat(page.getOffer()).isEqualTo(standing());
    assertThat(page.getExpires()).isEqualTo("1\u00a0Jan\u00a01970");
  }

  @Test
  void whatIsOfferedToSomebodyElseIsAbsent() {
    page.space = SomeSpace.ID.value();
    toCaller = false;

    page.load();

    assertThat(page.getOffer()).isNull();
    assertThat(gate.led).containsExactly("absent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "AAAAAAAAAAAAAAAAAAAAA!", "AAAAAAAAAAAAAAAAAAAAAAA"})
  void whatNamesNothingIsAbsent(String malformed) {
    page.token = malformed;
    page.space = malformed;

    page.load();

    assertThat(gate.led).containsExactly("absent");
    assertThat(page.getSpace()).isEmpty();
  }

  @Test
  void nothingIsTakenOverBeforeTheDutiesWereRead() {
    page.token = TOKEN;

    page.accept();

    assertThat(told.keys).containsExactly("duties");
    assertThat(done).isEmpty();
  }

  @Test
  void acceptsByLink() {
    page.token = TOKEN;
    page.setAcknowledged(true);

    page.accept();

    assertThat(done).containsExactly("accept " + TOKEN);
    assertThat(gate.led).containsExactly("/space/" + SomeSpace.ID);
  }

  @Test
  void acceptsWhatIsOfferedToTheMember() {
    page.space = SomeSpace.ID.value();
    page.setAcknowledged(true);

    page.accept();

    assertThat(done).containsExactly("accept " + SomeSpace.ID);
    assertThat(gate.led).containsExactly("/space/" + SomeSpace.ID);
  }

  @Test
  void aLinkIsNotDeclinedForWhomeverItIsMeant() {
    page.token = TOKEN;
    assertThat(page.isDeclinable()).isFalse();
    page.decline();
    assertThat(done).isEmpty();

    page.token = null;
    page.space = SomeSpace.ID.value();
    assertThat(page.isDeclinable()).isTrue();
    page.decline();
    assertThat(done).containsExactly("decline " + SomeSpace.ID);
    assertThat(gate.led).containsExactly("/spaces");
  }

  private HandOverView standing() {
    return new HandOverView(
        new HandOverId(TOKEN),
        SomeSpace.ID,
        "Lobes",
        Optional.empty(),
        false,
        toCaller,
        Instant.EPOCH,
        Instant.EPOCH,
        List.of());
  }

  private final class HandOvers extends HandOverService {
    @Override
    public HandOverView get(Caller caller, String token) {
      if (!token.equals(TOKEN)) {
        throw new NotFoundException();
      }
      return standing();
    }

    @Override
    public Optional<HandOverView> find(Caller caller, SpaceId id) {
      return Optional.of(standing());
    }

    @Override
    public SpaceId acceptLink(Caller caller, String token) {
      done.add("accept " + token);
      return SomeSpace.ID;
    }

    @Override
    public void accept(Caller caller, SpaceId id) {
      done.add("accept " + id);
    }

    @Override
    public void decline(Caller caller, SpaceId id) {
      done.add("decline " + id);
    }
  }
}
