package org.fovea.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fovea.config.SecretSettings;
import org.fovea.model.access.Role;
import org.fovea.model.audit.AuditChain;
import org.fovea.model.audit.AuditEntry;
import org.fovea.model.audit.AuditHead;
import org.fovea.model.image.ImageId;
import org.fovea.model.space.SpaceId;
import org.fovea.service.access.Affiliations;
import org.fovea.service.access.Caller;
import org.fovea.service.access.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {
  private static final Subject ADA = new Subject("https://login.example.org", "ada");
  private static final Caller CALLER = new Caller.Person(ADA, Affiliations.NONE);
  private static final SpaceId SPACE = new SpaceId("Space00000000000000000");
  private static final ImageId IMAGE = new ImageId("Image00000000000000000");

  private final Table table = new Table();
  private final AuditLog log = connected(table);

  private static AuditLog connected(Table table) {
    var log = new AuditLog();
    log.entities = table.entityManager();
    log.digest = new SubjectDigest(new SecretSettings(new byte[32]));
    log.grown = table.event();
    log.clock = Clock.fixed(Instant.parse("2026-11-22T04:31:05.123456789Z"), ZoneOffset.UTC);
    return log;
  }

  @Test
  void namesWhomAnEventIsAboutByTheirDigest() {
    var bob = new Subject("https://login.example.org", "bob");

    log.record(CALLER, new MemberEvent.RoleChanged(SPACE, bob, Role.VIEWER, Role.CONTRIBUTOR));

    assertThat(table.entries.getFirst().facts().details())
        .isEqualTo(
            "{\"former\":\"VIEWER\",\"next\":\"CONTRIBUTOR\",\"person\":\"%s\"}"
                .formatted(log.digest.of(bob)));
  }

  @Test
  void whatTheSystemDoesHasNoActor() {
    log.recordOwn(new AccountEvent.AccountOpened());

    assertThat(table.entries.getFirst().actor()).isEmpty();
  }

  @Test
  void entriesFollowEachOtherWithoutAGapAndEachHoldsTheHashOfTheOneBefore() {
    log.record(CALLER, new AccountEvent.AccountOpened());
    log.record(CALLER, new AccountEvent.PersonalRepositoryOpened(SPACE));
    log.record(Caller.VISITOR, new ImageEvent.ImageDeleted(SPACE, IMAGE));

    var before = AuditChain.GENESIS;
    for (int i = 0; i < 3; i++) {
      var entry = table.entries.get(i);
      assertThat(entry.facts().sequence()).isEqualTo(i + 1);
      assertThat(entry.previousHash()).isEqualTo(before);
      assertThat(entry.hash()).isEqualTo(AuditChain.hash(entry.facts(), before));
      before = entry.hash();
    }
    assertThat(table.head.hash()).isEqualTo(before);
    assertThat(table.head.sequence()).isEqualTo(3);
  }

  @Test
  void anEntrySaysWhatWhenWhereAndUnderAKeyedDigestWho() {
    log.record(CALLER, new ImageEvent.ImageUploaded(SPACE, IMAGE, 42));

    var facts = table.entries.getFirst().facts();
    assertThat(facts.event()).isEqualTo("ImageUploaded");
    assertThat(facts.recordedAt()).isEqualTo(Instant.parse("2026-11-22T04:31:05.123456Z"));
    assertThat(facts.spaceId()).isEqualTo("Space00000000000000000");
    assertThat(facts.actor()).isEqualTo(log.digest.of(ADA));
    assertThat(facts.details())
        .isEqualTo("{\"image\":\"Image00000000000000000\",\"sizeBytes\":\"42\"}");
  }

  @Test
  void theEndOfTheLogIsLockedAfterWhatIsPendingWasWritten() {
    log.record(CALLER, new AccountEvent.AccountOpened());

    assertThat(table.calls).containsExactly("flush", "find PESSIMISTIC_WRITE", "persist", "fire");
  }

  @Test
  void everyEntryIsToldToTheSignerWhichSeesTheNewest() {
    log.record(CALLER, new AccountEvent.AccountOpened());
    log.record(CALLER, new AccountEvent.AccountOpened());

    assertThat(table.fired).hasSize(2).allMatch(grown -> grown.head().sequence() == 2);
  }

  @Test
  void severalAtOnceMakeTheSameChainAsOneByOneWithOneLock() {
    var together = new Table();
    var other = connected(together);
    List<AuditEvent> events =
        List.of(
            new AccountEvent.PersonalRepositoryOpened(SPACE),
            new ImageEvent.ImageUploaded(SPACE, IMAGE, 42),
            new ImageEvent.ImageDeleted(SPACE, IMAGE));

    events.forEach(event -> log.record(CALLER, event));
    other.record(CALLER, events);

    assertThat(together.entries)
        .extracting(AuditEntry::facts)
        .isEqualTo(table.entries.stream().map(AuditEntry::facts).toList());
    assertThat(together.entries)
        .extracting(AuditEntry::hash)
        .isEqualTo(table.entries.stream().map(AuditEntry::hash).toList());
    assertThat(together.head.hash()).isEqualTo(table.head.hash());
    assertThat(together.calls)
        .containsExactly(
            "flush", "find PESSIMISTIC_WRITE", "persist", "persist", "persist", "fire");
  }

  @Test
  void nothingToRecordLocksNothing() {
    log.record(CALLER, List.of());

    assertThat(table.calls).isEmpty();
  }

  @Test
  void detailsAreSortedByNameAndHoldNoWhiteSpace() {
    assertThat(AuditLog.canonical(Map.of("b", "2", "a", "1", "B", "3")))
        .isEqualTo("{\"B\":\"3\",\"a\":\"1\",\"b\":\"2\"}");
    assertThat(AuditLog.canonical(Map.of())).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\"", "\\", "\",\"x\":\"", "\u0000", "ü €", "\t", "</a>"})
  void detailsAreEscapedSoThatTheyStayOneLineAndComeBackAsTheyWere(String tricky) {
    var text = AuditLog.canonical(Map.of("key", tricky));

    assertThat(text).doesNotContain("\n", "\r");
    try (var reader = Json.createReader(new StringReader(text))) {
      var object = reader.readObject();
      assertThat(object.getString("key")).isEqualTo(tricky);
      assertThat(object).hasSize(1);
    }
  }

  /// The two tables of the log, as far as the log uses them.
  private static final class Table {
    private static final class Head extends AuditHead {
      private long sequence;
      private String hash = AuditChain.GENESIS;

      @Override
      public long sequence() {
        return sequence;
      }

      @Override
      public String hash() {
        return hash;
      }

      @Override
      public void advance(AuditEntry entry) {
        sequence = entry.facts().sequence();
        hash = entry.hash();
      }
    }

    private final List<AuditEntry> entries = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final List<LogGrown> fired = new ArrayList<>();
    private final AuditHead head = new Head();

    @SuppressWarnings("unchecked") // a proxy knows no type arguments
    Event<LogGrown> event() {
      return (Event<LogGrown>)
          Proxy.newProxyInstance(
              Event.class.getClassLoader(),
              new Class<?>[] {Event.class},
              (_, method, arguments) -> {
                calls.add(method.getName());
                fired.add((LogGrown) arguments[0]);
                return null;
              });
    }

    EntityManager entityManager() {
      return (EntityManager)
          Proxy.newProxyInstance(
              EntityManager.class.getClassLoader(),
              new Class<?>[] {EntityManager.class},
              (_, method, arguments) -> {
                switch (method.getName()) {
                  case "flush" -> calls.add("flush");
                  case "persist" -> {
                    calls.add("persist");
                    entries.add((AuditEntry) arguments[0]);
                  }
                  case "find" -> {
                    calls.add("find " + (LockModeType) arguments[2]);
                    return head;
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                }
                return null;
              });
    }
  }
}
