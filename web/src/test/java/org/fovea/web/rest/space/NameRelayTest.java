package org.fovea.web.rest.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.SessionsRevoked;
import org.fovea.service.access.Subject;
import org.fovea.service.audit.Pseudonym;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.space.CoMembers;
import org.fovea.web.login.SessionEnded;
import org.fovea.web.rest.shared.FakePage;
import org.fovea.web.rest.shared.MovingClock;
import org.fovea.web.rest.shared.ShutPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NameRelayTest {
  private static final SpaceId SPACE = new SpaceId("Space00000000000000000");
  private static final SpaceId OTHER_SPACE = new SpaceId("Other00000000000000000");
  private static final String NOBODY = "";

  private final MovingClock clock = new MovingClock();
  private final Admissions admissions = new Admissions();
  private final ShutPeople shutOut = new ShutPeople();
  private final NameRelay relay = new NameRelay();

  @BeforeEach
  void connect() {
    relay.clock = clock;
    relay.coMembers = admissions;
    relay.shutOut = shutOut;
  }

  @Test
  void twoWhoAreThereAtOnceLearnEachOthersName() {
    var ada = join("ada", SPACE, "Ada L.");
    var emmy = join("emmy", SPACE, "Emmy N.");

    assertThat(ada.names()).containsExactly("Emmy N.");
    assertThat(emmy.names()).containsExactly("Ada L.");
  }

  @Test
  void everybodyIsToldFirstWhatTheyAreCalledThere() {
    assertThat(join("ada", SPACE, "Ada L.").said()).containsExactly("self");
    assertThat(join("emmy", SPACE, NOBODY).said()).containsExactly("self", "name");
  }

  @Test
  void nobodyIsToldTheirOwnName() {
    var one = join("ada", SPACE, "Ada L.");
    var other = join("ada", SPACE, "Ada L.");

    assertThat(one.names()).isEmpty();
    assertThat(other.names()).isEmpty();
  }

  @Test
  void inAnotherSpaceNobodyLearnsAnything() {
    var ada = join("ada", SPACE, "Ada L.");
    var emmy = join("emmy", OTHER_SPACE, "Emmy N.");

    assertThat(ada.names()).isEmpty();
    assertThat(emmy.names()).isEmpty();
  }

  @Test
  void whoIsSilentIsToldAndNotTold() {
    var ada = join("ada", SPACE, "Ada L.");
    var emmy = join("emmy", SPACE, NOBODY);

    assertThat(emmy.names()).containsExactly("Ada L.");
    assertThat(ada.names()).isEmpty();
  }

  @Test
  void whoComesLaterLearnsNothingOfThoseWhoHaveLeft() {
    join("ada", SPACE, "Ada L.").close();

    assertThat(join("emmy", SPACE, "Emmy N.").names()).isEmpty();
  }

  @Test
  void holdsNoNameAfterItsOwnerHasLeft() {
    var card = new WeakReference<>(joinAndLeave());

    relay.watchAll();
    assertThat(relay.size()).isZero();
    System.gc();
    assertThat(card.get()).as("a card that nobody holds").isNull();
  }

  private NameCard joinAndLeave() {
    var page = new FakePage();
    var member = member("ada", SPACE, "Ada L.", Optional.empty());
    relay.join(member, page, FakePage.SSE);
    page.close();
    return member.card().orElseThrow();
  }

  @Test
  void whoMayNoLongerSeeTheSpaceIsDismissedAndHearsNoMore() {
    var ada = join("ada", SPACE, "Ada L.");
    var emmy = join("emmy", SPACE, "Emmy N.");

    admissions.revoke("emmy");
    relay.watchAll();
    join("alan", SPACE, "Alan T.");

    assertThat(emmy.isClosed()).isTrue();
    assertThat(emmy.said()).endsWith("end");
    assertThat(emmy.names()).containsExactly("Ada L.");
    assertThat(ada.names()).containsExactly("Emmy N.", "Alan T.");
  }

  @Test
  void withTheSessionGoesTheName() {
    var here = join(member("ada", SPACE, "Ada L.", Optional.of("session-1")));
    var there = join(member("ada", SPACE, "Ada L.", Optional.of("session-2")));

    relay.leave(new SessionEnded("session-1"));

    assertThat(here.isClosed()).isTrue();
    assertThat(here.said()).endsWith("end");
    assertThat(there.isClosed()).isFalse();
    assertThat(relay.size()).isEqualTo(1);
  }

  @Test
  void whoIsShutOutHereIsDismissedAtOnceWithOrWithoutSession() {
    var session = join(member("ada", SPACE, "Ada L.", Optional.of("session-1")));
    var token = join("ada", SPACE, NOBODY);
    var emmy = join("emmy", SPACE, "Emmy N.");

    relay.leave(new SessionsRevoked(new Subject("https://login.example.org", "ada")));

    assertThat(session.said()).endsWith("end");
    assertThat(token.said()).endsWith("end");
    assertThat(emmy.isClosed()).isFalse();
    assertThat(relay.size()).isEqualTo(1);
  }

  @Test
  void whoIsShutOutElsewhereIsDismissedWithTheNextLook() {
    var ada = join("ada", SPACE, "Ada L.");
    var emmy = join("emmy", SPACE, "Emmy N.");

    shutOut.shut("ada", clock.instant().plusSeconds(1));
    relay.watchAll();

    assertThat(ada.said()).endsWith("end");
    assertThat(emmy.isClosed()).isFalse();
    clock.pass(Duration.ofSeconds(2));
    var again = join("ada", SPACE, "Ada L.");
    relay.watchAll();
    assertThat(again.isClosed()).as("let in again").isFalse();
  }

  @Test
  void aStreamEndsAfterSomeMinutesAndTheBrowserMayComeBack() {
    var ada = join("ada", SPACE, "Ada L.");

    clock.pass(Duration.ofMinutes(6));
    relay.watchAll();

    assertThat(ada.isClosed()).isTrue();
    assertThat(ada.said()).doesNotContain("end");
    assertThat(relay.size()).isZero();
  }

  @Test
  void speaksNowAndThenSoThatItNoticesWhoHasGone() {
    var ada = join("ada", SPACE, "Ada L.");
    relay.watchAll();
    relay.watchAll();
    assertThat(ada.beats()).isEqualTo(1);

    clock.pass(Duration.ofSeconds(6));
    relay.watchAll();
    assertThat(ada.beats()).isEqualTo(2);
  }

  @Test
  void aFailureEndsTheStreamAndNotTheOthers() {
    var ada = join("ada", SPACE, "Ada L.");
    var emmy = join("emmy", SPACE, "Emmy N.");
    admissions.failFor("ada");

    assertThatCode(relay::watchAll).doesNotThrowAnyException();

    assertThat(ada.isClosed()).isTrue();
    assertThat(ada.said()).as("may come back").doesNotContain("end");
    assertThat(emmy.isClosed()).isFalse();
  }

  @Test
  void onePersonCannotTakeAllPlaces() {
    for (int page = 0; page < 20; page++) {
      assertThat(join("ada", SPACE, "Ada L.").isClosed()).isFalse();
    }

    assertThat(join("ada", SPACE, "Ada L.").isClosed()).isTrue();
    assertThat(join("emmy", SPACE, "Emmy N.").isClosed()).isFalse();
  }

  @Test
  void onePersonCannotTakeMorePlacesByAskingForManyAtOnce() throws InterruptedException {
    others(1900); // so that looking for a place takes a while
    for (int page = 0; page < 19; page++) {
      join("ada", SPACE, NOBODY);
    }
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 20; round++) {
        var session = "session-" + round;
        var member = member("ada", SPACE, NOBODY, Optional.of(session));
        var asking = Executors.callable(() -> relay.join(member, new FakePage(), FakePage.SSE));
        clock.askedByTwoAtOnce();
        threads.invokeAll(Collections.nCopies(2, asking));

        assertThat(relay.size()).as("round " + round).isEqualTo(1920);
        relay.leave(new SessionEnded(session));
      }
    }
  }

  @Test
  void allTogetherTakeNoMoreThanAllPlaces() {
    others(2000);

    var late = join("ada", SPACE, "Ada L.");

    assertThat(late.isClosed()).isTrue();
    assertThat(relay.size()).isEqualTo(2000);
  }

  @Test
  void whoFindsNoPlaceIsAskedToComeBackLaterThanOthers() {
    long usually = join("ada", SPACE, "Ada L.").comesBackAfterMs();
    for (int page = 1; page < 20; page++) {
      join("ada", SPACE, "Ada L.");
    }
    var late = join("ada", SPACE, "Ada L.");

    assertThat(usually).isEqualTo(5000);
    assertThat(late.comesBackAfterMs()).isEqualTo(60_000);
    assertThat(late.said()).containsExactly("full");
  }

  @Test
  void whoseSessionEndedWhileTheyWereComingDoesNotStay() {
    var emmy = join("emmy", SPACE, "Emmy N.");
    relay.leave(new SessionEnded("session-1"));

    var ada = join(member("ada", SPACE, "Ada L.", Optional.of("session-1")));

    assertThat(ada.isClosed()).isTrue();
    assertThat(ada.said()).containsExactly("end");
    assertThat(emmy.names()).isEmpty();
    assertThat(relay.size()).isEqualTo(1);
  }

  @Test
  void whoseSessionEndsWhileTheyAreGreetedDoesNotStay() {
    var emmy = join("emmy", SPACE, "Emmy N.");
    var ada = new FakePage();
    ada.beforeSending(() -> relay.leave(new SessionEnded("session-1")));

    relay.join(member("ada", SPACE, "Ada L.", Optional.of("session-1")), ada, FakePage.SSE);

    assertThat(ada.isClosed()).isTrue();
    assertThat(ada.names()).isEmpty();
    assertThat(emmy.names()).isEmpty();
    assertThat(relay.size()).isEqualTo(1);
  }

  @Test
  void remembersForAMinuteWhichSessionsHaveEnded() {
    relay.leave(new SessionEnded("session-1"));

    clock.pass(Duration.ofSeconds(50));
    relay.watchAll();
    assertThat(join(member("ada", SPACE, "A.", Optional.of("session-1"))).isClosed()).isTrue();

    clock.pass(Duration.ofSeconds(11));
    relay.watchAll();
    assertThat(join(member("ada", SPACE, "A.", Optional.of("session-1"))).isClosed()).isFalse();
  }

  @Test
  void letsGoOfAPageThatReadsNoMore() {
    var ada = join("ada", SPACE, "Ada L.");
    var emmy = join("emmy", SPACE, "Emmy N.");
    ada.stall();
    relay.watchAll();
    assertThat(ada.isClosed()).as("has some seconds to read").isFalse();

    clock.pass(Duration.ofSeconds(6));
    relay.watchAll();

    assertThat(ada.isClosed()).isTrue();
    assertThat(ada.said()).as("may come back").doesNotContain("end");
    assertThat(emmy.isClosed()).isFalse();
    assertThat(relay.size()).isEqualTo(1);
  }

  @Test
  void whoGoesJustWhenTheyAreToldSomethingDisturbsNobody() {
    var ada = join("ada", SPACE, "Ada L.");
    ada.beforeSending(ada::close);

    var emmy = join("emmy", SPACE, "Emmy N.");

    assertThat(emmy.isClosed()).isFalse();
    assertThat(ada.names()).isEmpty();
  }

  @Test
  void cannotBeWrittenDownAndPrintsNothing() {
    var member = member("ada", SPACE, "Ada L.", Optional.of("session-1"));

    assertThat(member).isNotInstanceOf(Serializable.class).hasToString("Member[…]");
    assertThat(Serializable.class.isAssignableFrom(NameStream.class)).isFalse();
    assertThat(Serializable.class.isAssignableFrom(NameRelay.class)).isFalse();
  }

  /// Lets people join who meet nobody.
  private void others(int count) {
    for (int person = 0; person < count; person++) {
      join("person-" + person, new SpaceId("Space%017d".formatted(person)), NOBODY);
    }
  }

  private FakePage join(String who, SpaceId space, String name) {
    return join(member(who, space, name, Optional.empty()));
  }

  private FakePage join(NameStream.Member member) {
    var page = new FakePage();
    relay.join(member, page, FakePage.SSE);
    return page;
  }

  private static NameStream.Member member(
      String who, SpaceId space, String name, Optional<String> session) {
    var subject = new Subject("https://login.example.org", who);
    var pseudonym = new Pseudonym(who, who);
    return new NameStream.Member(
        new Caller.Person(subject, Affiliations.NONE),
        space,
        pseudonym,
        NameCard.of(pseudonym, name),
        session);
  }

  /// Lets everybody see every space until told otherwise.
  private static final class Admissions extends CoMembers {
    private final Set<String> revoked = new HashSet<>();
    private final Set<String> failing = new HashSet<>();

    private void revoke(String who) {
      revoked.add(who);
    }

    private void failFor(String who) {
      failing.add(who);
    }

    @Override
    public void requireStill(Caller caller, SpaceId space) {
      var who = caller.subject().orElseThrow().sub();
      if (revoked.contains(who)) {
        throw new NotFoundException();
      }
      if (failing.contains(who)) {
        throw new IllegalStateException("the database is away");
      }
    }
  }
}
