package org.fovea.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fovea.model.account.Account;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Guard;
import org.fovea.service.access.SitePermission;
import org.fovea.service.audit.SigningState.Trouble;
import org.fovea.service.shared.InvalidException;
import org.fovea.service.shared.NotFoundException;
import org.fovea.service.shared.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteLogTest {
  private static final String SPACE = "Space00000000000000000";
  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final SiteLogFilter ALL =
      new SiteLogFilter(Optional.empty(), Optional.empty(), Optional.empty());
  private final SiteLog log = new SiteLog();
  private final List<String> calls = new ArrayList<>();
  private boolean audits = true;

  @BeforeEach
  void connect() {
    log.guard =
        new Guard() {
          @Override
          public Account requireSite(Caller caller, SitePermission permission) {
            calls.add(permission.name());
            if (!audits) {
              throw new NotFoundException();
            }
            return new Account("https://op.example", "a", LocalDate.EPOCH);
          }
        };
    log.entries = new Entries();
    log.signer =
        new HeadSigner() {
          @Override
          public SigningState state() {
            return new SigningState(Trouble.FAILING, 5, Instant.EPOCH);
          }
        };
  }

  @Test
  void givesTheNewestFirstPageByPage() {
    var first = log.entries(Caller.VISITOR, ALL, OptionalLong.empty(), 4);
    var second = log.entries(Caller.VISITOR, ALL, first.next(), 4);

    assertThat(first.entries()).extracting(SiteLogEntry::sequence).containsExactly(7L, 6L, 5L, 4L);
    assertThat(second.entries()).extracting(SiteLogEntry::sequence).containsExactly(3L, 2L, 1L);
    assertThat(second.next()).isEmpty();
  }

  @Test
  void givesWhatTheLogHolds() {
    var entry = log.entries(Caller.VISITOR, ALL, OptionalLong.empty(), 1).entries().getFirst();

    assertThat(entry.actor()).contains(DIGEST);
    assertThat(entry.space()).contains(new SpaceId(SPACE));
    assertThat(entry.details()).containsExactly(Map.entry("person", DIGEST));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 201})
  void aPageHasOneToTwoHundredEntries(int limit) {
    assertThatThrownBy(() -> log.entries(Caller.VISITOR, ALL, OptionalLong.empty(), limit))
        .isInstanceOf(InvalidException.class);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-22, 2026-11-21", "1969-12-31, 2026-11-22", "2026-11-22, 9999-01-01"})
  void aPeriodEndsAfterItBeginsAndIsWithinReach(LocalDate first, LocalDate last) {
    var filter = new SiteLogFilter(Optional.of(first), Optional.of(last), Optional.empty());

    assertThatThrownBy(() -> log.entries(Caller.VISITOR, filter, OptionalLong.empty(), 1))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void whoDoesNotRunTheSiteIsRefusedBeforeAnythingIsRead() {
    audits = false;

    assertThatThrownBy(() -> log.entries(Caller.VISITOR, ALL, OptionalLong.empty(), 0))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> log.state(Caller.VISITOR)).isInstanceOf(NotFoundException.class);
    assertThat(calls).containsOnly("READ_AUDIT_LOG");
  }

  @Test
  void tellsHowManyEntriesWaitForASignature() {
    var state = log.state(Caller.VISITOR);

    assertThat(state.newest()).isEqualTo(7);
    assertThat(state.unsigned()).isEqualTo(2);
    assertThat(state.signing().trouble()).isEqualTo(Trouble.FAILING);
  }

  @Test
  void eachEventIsOfOneKind() {
    var ofKinds = Stream.of(EventKind.values()).flatMap(kind -> kind.events().stream()).toList();
    var all =
        Arrays.stream(AuditEvent.class.getPermittedSubclasses())
            .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
            .map(Class::getSimpleName)
            .toList();

    assertThat(ofKinds).containsExactlyInAnyOrderElementsOf(all);
  }

  /// Seven entries.
  private final class Entries extends SiteEntries {
    @Override
    List<AuditFacts> before(Period period, Optional<EventKind> kind, long before, int limit) {
      calls.add("query");
      return LongStream.of(7, 6, 5, 4, 3, 2, 1)
          .filter(sequence -> sequence < before)
          .limit(limit)
          .mapToObj(n ->
              new AuditFacts(
                  n,
                  Instant.EPOCH,
                  "RoleChanged",
                  DIGEST,
                  SPACE,
                  "{\"person\":\"" + DIGEST + "\"}"))
          .toList();
    }

    @Override
    long newest() {
      return 7;
    }
  }
}
