package org.fovea.model.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.fovea.model.audit.Tampering.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditVerificationTest {
  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
  private final SomeLog log = SomeLog.of(12, random);

  @Test
  void findsNothingInALogThatNobodyTouched() {
    assertThat(log.verify()).isEmpty();
    assertThat(SomeLog.of(0, random).verify()).isEmpty();
    assertThat(SomeLog.of(1, random).verify()).isEmpty();
  }

  /// What is done to twelve entries, the kind that is told and the words.
  record Deed(String name, java.util.function.Consumer<SomeLog> act, Kind kind, String says) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Deed> deeds() {
    return Stream.of(
        new Deed(
            "a field changed",
            log -> log.rows.set(4, with(log.rows.get(4), "{}")),
            Kind.CHANGED,
            "Entry 5 was changed: its fields do not yield its hash."),
        new Deed(
            "a field changed with its hash",
            log ->
                log.rows.set(
                    4,
                    SomeLog.chained(
                        with(log.rows.get(4), "{}").facts(), log.rows.get(4).previousHash())),
            Kind.CHANGED,
            "Entry 6 does not follow entry 5: one of them was changed and its hash computed anew."),
        new Deed(
            "an entry removed", log -> log.rows.remove(4), Kind.REMOVED, "Entry 5 is missing."),
        new Deed(
            "entries removed",
            log -> log.rows.subList(0, 3).clear(),
            Kind.REMOVED,
            "Entries 1 to 3 are missing."),
        new Deed(
            "entries removed, the rest renumbered",
            log -> {
              log.rows.subList(4, 6).clear();
              log.renumber(4);
            },
            Kind.REMOVED,
            "Entry 5 was recorded as 7: entries before it were removed and it was renumbered."),
        new Deed(
            "two entries swapped",
            log -> {
              Collections.swap(log.rows, 2, 8);
              log.renumber(0);
            },
            Kind.SWAPPED,
            "Entries 3 and 9 stand in each other's place."),
        new Deed(
            "an entry moved behind the last",
            log -> {
              var row = log.rows.remove(2);
              log.rows.add(new AuditRow(row.facts().numbered(99), row.previousHash(), row.hash()));
            },
            Kind.SWAPPED,
            "Entry 3 stands as entry 99."),
        new Deed(
            "an entry inserted with a right hash",
            log -> {
              var forged = SomeLog.facts(4, RandomGenerator.getDefault());
              log.rows.add(3, SomeLog.chained(forged, log.rows.get(2).hash()));
              log.renumber(4);
            },
            Kind.INSERTED,
            "Entry 5 was recorded as 4: entries before it were inserted and it was renumbered."),
        new Deed(
            "an entry inserted with a wrong hash",
            log -> {
              var forged = SomeLog.facts(4, RandomGenerator.getDefault());
              log.rows.add(3, new AuditRow(forged, "ab".repeat(32), "cd".repeat(32)));
              log.renumber(4);
            },
            Kind.INSERTED,
            "Entry 4 was inserted: the entry recorded as 4 stands as 5."),
        new Deed(
            "an entry before the first",
            log ->
                log.rows.add(SomeLog.chained(SomeLog.facts(0, RandomGenerator.getDefault()), "")),
            Kind.INSERTED,
            "There is an entry 0 where 1 is due."),
        new Deed(
            "the end cut",
            log -> log.rows.subList(9, 12).clear(),
            Kind.CUT,
            "Entries 10 to 12 are missing at the end of the log."),
        new Deed(
            "the end cut and the head row adjusted",
            log -> {
              log.rows.subList(11, 12).clear();
              log.adjustHeadRow();
            },
            Kind.CUT,
            "Entry 12 is missing at the end of the log."),
        new Deed(
            "everything deleted",
            log -> {
              log.rows.clear();
              log.adjustHeadRow();
            },
            Kind.CUT,
            "Entries 1 to 12 are missing at the end of the log."),
        new Deed(
            "a field changed and all computed anew",
            log -> {
              log.rows.set(4, with(log.rows.get(4), "{}"));
              log.rehash(4);
            },
            Kind.REWRITTEN,
            "Entry 12 is not the one that was signed: the log was computed anew up to it."),
        new Deed(
            "an entry appended without the server",
            log -> log.append(SomeLog.facts(13, RandomGenerator.getDefault())),
            Kind.UNSIGNED,
            "What follows entry 12, up to entry 13, was never signed: it was appended while no"
                + " server could sign it, or not by a server."),
        new Deed(
            "the head row set back",
            log -> log.headRow = new LogEnd(11, log.rows.get(10).hash()),
            Kind.HEAD_ROW,
            "The row audit_head says that the log ends with entry 11, but it ends with 12."),
        new Deed(
            "the head row deleted",
            log -> log.headRow = new LogEnd(-1, AuditChain.GENESIS),
            Kind.HEAD_ROW,
            "The row audit_head is missing."),
        new Deed(
            "the head row's hash changed",
            log -> log.headRow = new LogEnd(12, log.rows.get(10).hash()),
            Kind.HEAD_ROW,
            "The row audit_head gives another hash for entry 12."),
        new Deed(
            "the head signed by another key",
            log -> {
              byte[] seed = new byte[32];
              seed[0] = 1;
              log.sign(AuditKey.of(seed));
            },
            Kind.SIGNATURE,
            "The signed head was not signed with this deployment's key."),
        new Deed(
            "the head damaged",
            log -> log.headFile = Optional.of("{"),
            Kind.SIGNATURE,
            "The signed head was not signed with this deployment's key."),
        new Deed(
            "the head deleted",
            log -> log.headFile = Optional.empty(),
            Kind.MISSING,
            "There is no signed head: nobody can tell whether the log was cut."));
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void saysWhatWasDoneInWords(Deed deed) {
    deed.act().accept(log);

    assertThat(log.verify().getFirst())
        .extracting(Tampering::kind, Tampering::sentence)
        .containsExactly(deed.kind(), deed.says());
  }

  @Test
  void theFirstWrongEntryIsTheOneThatIsTold() {
    log.rows.set(6, with(log.rows.get(6), "{\"a\":1}"));
    log.rows.set(2, with(log.rows.get(2), "{\"b\":2}"));

    assertThat(log.verify()).extracting(Tampering::sequence).isEqualTo(List.of(3L));
  }

  @Test
  void entriesThatCameWhileItRanAreNoFinding() {
    var verification = new AuditVerification(log.headFile, SomeLog.KEY.publicKey());
    log.append(SomeLog.facts(13, random));
    log.rows.forEach(verification::accept);

    assertThat(verification.finish(log.headRow, 12)).isEmpty();
    assertThat(verification.entries()).isEqualTo(13);
    assertThat(verification.newest()).isEqualTo(log.headRow);
  }

  private static AuditRow with(AuditRow row, String details) {
    var facts = row.facts();
    return new AuditRow(
        new AuditFacts(
            facts.sequence(),
            facts.recordedAt(),
            facts.event(),
            facts.actor(),
            facts.spaceId(),
            details),
        row.previousHash(),
        row.hash());
  }
}
