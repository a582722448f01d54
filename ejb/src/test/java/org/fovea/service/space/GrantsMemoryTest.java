package org.fovea.service.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fovea.model.access.Role;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.EntitlementTrust;
import org.fovea.service.access.Place;
import org.fovea.service.access.SpaceRules;
import org.fovea.service.access.Standing;
import org.fovea.service.access.Subject;
import org.junit.jupiter.api.Test;

class GrantsMemoryTest {
  private static final Instant START = Instant.parse("2026-11-22T05:53:00Z");
  private static final Duration STALE_AT_MOST = Duration.ofSeconds(4);
  private static final String GROUP = "urn:geant:example.org:group:optics";
  private static final long SPACE = 7;

  private final List<RoleGrants.Mapping> stored = new ArrayList<>(List.of(mapping(SPACE)));
  private final GrantsMemory memory = new GrantsMemory(new Stored(), this::understand);
  private int asked;
  private int understood;

  @Test
  void asksEachSecondAndReadsOnlyWhatChanged() {
    for (int tenths = 0; tenths < 50; tenths++) {
      memory.at(START.plusMillis(100L * tenths));
    }
    assertThat(asked).isEqualTo(5);
    assertThat(understood).isEqualTo(1);

    stored.add(mapping(8));

    assertThat(memory.at(START.plusSeconds(5)).most()).containsOnlyKeys(SPACE, 8L);
    assertThat(understood).isEqualTo(2);
  }

  @Test
  void whatWasRemovedCountsForLessThanASecond() {
    memory.at(START);
    stored.clear();

    assertThat(memory.at(START.plusMillis(999)).most()).isEqualTo(Map.of(SPACE, Role.VIEWER));
    assertThat(memory.at(START.plusSeconds(1)).most()).isEmpty();
  }

  @Test
  void whatIsForgottenIsAskedAnew() {
    memory.at(START);
    stored.clear();

    memory.forget();

    assertThat(memory.at(START).most()).isEmpty();
  }

  @Test
  void whatATransactionSeesIsNotRemembered() {
    memory.at(START);
    stored.clear();
    assertThat(memory.unremembered().most()).isEmpty();
    stored.add(mapping(SPACE));

    assertThat(memory.at(START.plusSeconds(1)).most()).containsOnlyKeys(SPACE);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void withDecisionsThatAreRememberedItAddsUpToLessThanARevocationMayTake() {
    long[] nanos = {0};
    var recalled = new RecalledStandings(() -> nanos[0]);
    var person =
        new Caller.Person(new Subject("https://idp.example.org", "ada"), Affiliations.NONE);
    var place = new Place(new SpaceId("Space00000000000000000"));
    memory.at(START); // remembered just before the mapping goes, as it happens on another node
    stored.clear();
    long last = 0;
    for (long millis = 1; millis < 10_000; millis += 37) {
      var now = START.plusMillis(millis);
      nanos[0] = Duration.ofMillis(millis).toNanos();
      if (recalled.recall(person, place, () -> decide(now)).isPresent()) {
        last = millis;
      }
    }

    assertThat(Duration.ofMillis(last)).isGreaterThan(GrantsMemory.MOST).isLessThan(STALE_AT_MOST);
    assertThat(GrantsMemory.MOST.plus(RecalledStandings.MEMORY)).isEqualTo(STALE_AT_MOST);
  }

  private Optional<Standing> decide(Instant now) {
    return Optional.ofNullable(memory.at(now).most().get(SPACE))
        .map(role -> new Standing(role, new SpaceRules(false, true, false)));
  }

  private RoleGrants understand(List<RoleGrants.Mapping> mappings) {
    understood++;
    return new RoleGrants(mappings, EntitlementTrust.ANYBODY);
  }

  private static RoleGrants.Mapping mapping(long space) {
    return new RoleGrants.Mapping(GROUP, Optional.of(space), Role.VIEWER.name());
  }

  private final class Stored implements GrantsMemory.Source {
    @Override
    public String version() {
      asked++;
      return stored.toString();
    }

    @Override
    public List<RoleGrants.Mapping> mappings() {
      return List.copyOf(stored);
    }
  }
}
