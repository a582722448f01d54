package org.fovea.model.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Ten thousand random tamperings by somebody who may write everything in the database but does not
/// hold the key, and all of them found.
class AuditTamperingTest {
  private static final int TAMPERINGS = 10_000;
  private static final int LOGS = 200;
  private static final int MOST_ENTRIES = 40;
  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(0xF0_0EA);

  private enum Deed {
    FLIP_BIT,
    CHANGE_TIME,
    CHANGE_AND_HASH_IT,
    CHANGE_AND_HASH_ON,
    DELETE,
    DELETE_AND_RENUMBER,
    DELETE_AND_HASH_ON,
    SWAP,
    SWAP_AND_HASH_ON,
    INSERT,
    INSERT_AND_HASH_ON,
    APPEND,
    CUT,
    CUT_WITH_HEAD_ROW,
    RENUMBER,
    HEAD_ROW,
    REPLACE_ALL,
    REPLACE_ALL_AND_SIGN
  }

  @Test
  void allAreFound() {
    // signing takes longer than all else here, so logs serve more than once
    var untouched =
        Stream.generate(() -> SomeLog.of(2 + random.nextInt(MOST_ENTRIES), random))
            .limit(LOGS)
            .toList();
    Map<Deed, Integer> done = new EnumMap<>(Deed.class);
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < TAMPERINGS; i++) {
      var deed = Deed.values()[i % Deed.values().length];
      var before = untouched.get(random.nextInt(LOGS));
      var log = before.copy();
      tamper(log, deed);
      boolean changed =
          !log.rows.equals(before.rows)
              || !log.headRow.equals(before.headRow)
              || !log.headFile.equals(before.headFile);
      assertThat(changed).as("tampering %d, %s, changes something", i, deed).isTrue();
      done.merge(deed, 1, Integer::sum);
      if (log.verify().isEmpty()) {
        missed.add(deed + " in tampering " + i);
      }
    }
    assertThat(missed).isEmpty();
    assertThat(done).hasSize(Deed.values().length);
    assertThat(done.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(TAMPERINGS);
  }

  @Test
  void nothingIsFoundWhereNothingWasDone() {
    for (int i = 0; i < LOGS; i++) {
      assertThat(SomeLog.of(random.nextInt(MOST_ENTRIES), random).verify()).isEmpty();
    }
  }

  private void tamper(SomeLog log, Deed deed) {
    int size = log.rows.size();
    int at = random.nextInt(size);
    switch (deed) {
      case FLIP_BIT -> log.rows.set(at, flipped(log.rows.get(at)));
      case CHANGE_TIME -> log.rows.set(at, atAnotherTime(log.rows.get(at)));
      case CHANGE_AND_HASH_IT -> {
        log.rows.set(at, rehashed(changed(log.rows.get(at))));
        log.adjustHeadRow();
      }
      case CHANGE_AND_HASH_ON -> {
        log.rows.set(at, changed(log.rows.get(at)));
        log.rehash(at);
      }
      case DELETE -> log.rows.remove(at);
      case DELETE_AND_RENUMBER -> {
        log.rows.remove(at);
        log.renumber(at);
        log.adjustHeadRow();
      }
      case DELETE_AND_HASH_ON -> {
        log.rows.remove(at);
        log.renumber(at);
        log.rehash(at);
      }
      case SWAP -> swap(log, at);
      case SWAP_AND_HASH_ON -> log.rehash(swap(log, at));
      case INSERT -> insert(log, at);
      case INSERT_AND_HASH_ON -> {
        insert(log, at);
        log.rehash(at);
      }
      case APPEND -> log.append(SomeLog.facts(size + 1L, random));
      case CUT -> log.rows.subList(at, size).clear();
      case CUT_WITH_HEAD_ROW -> {
        log.rows.subList(at, size).clear();
        log.adjustHeadRow();
      }
      case RENUMBER -> {
        long number = random.nextLong(4L * size) - size;
        number = number >= 1 && number <= size ? number + size : number; // a key is unique
        log.rows.set(at, numbered(log.rows.get(at), number));
      }
      case HEAD_ROW -> log.headRow = new LogEnd(random.nextInt(size), log.rows.get(at).hash());
      case REPLACE_ALL -> replaceAll(log);
      case REPLACE_ALL_AND_SIGN -> {
        replaceAll(log);
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        log.sign(AuditKey.of(seed));
      }
    }
  }

  /// Swaps an entry with another and returns the smaller index.
  private int swap(SomeLog log, int at) {
    int size = log.rows.size();
    int other = (at + 1 + random.nextInt(size - 1)) % size;
    Collections.swap(log.rows, at, other);
    log.renumber(0);
    return Math.min(at, other);
  }

  /// Forges an entry that follows the one before, and renumbers those behind it.
  private void insert(SomeLog log, int at) {
    var previous = at == 0 ? AuditChain.GENESIS : log.rows.get(at - 1).hash();
    log.rows.add(at, SomeLog.chained(SomeLog.facts(at + 1L, random), previous));
    log.renumber(at + 1);
    log.adjustHeadRow();
  }

  private void replaceAll(SomeLog log) {
    var other = SomeLog.of(log.rows.size(), random);
    log.rows.clear();
    log.rows.addAll(other.rows);
    log.adjustHeadRow();
  }

  private AuditRow changed(AuditRow row) {
    return random.nextBoolean() ? atAnotherTime(row) : flippedFact(row, 1 + random.nextInt(4));
  }

  private AuditRow flipped(AuditRow row) {
    int field = random.nextInt(7);
    return switch (field) {
      case 0 -> numbered(row, row.sequence() ^ (1L << (10 + random.nextInt(50))));
      case 5 -> new AuditRow(row.facts(), flip(row.previousHash()), row.hash());
      case 6 -> new AuditRow(row.facts(), row.previousHash(), flip(row.hash()));
      default -> flippedFact(row, field);
    };
  }

  private AuditRow flippedFact(AuditRow row, int field) {
    var facts = row.facts();
    return with(
        row,
        new AuditFacts(
            facts.sequence(),
            facts.recordedAt(),
            field == 1 ? flip(facts.event()) : facts.event(),
            field == 2 ? flipOrFill(facts.actor()) : facts.actor(),
            field == 3 ? flipOrFill(facts.spaceId()) : facts.spaceId(),
            field == 4 ? flip(facts.details()) : facts.details()));
  }

  private AuditRow atAnotherTime(AuditRow row) {
    var facts = row.facts();
    long micros = 1L << random.nextInt(40);
    return with(
        row,
        new AuditFacts(
            facts.sequence(),
            facts.recordedAt().plus(Duration.ofNanos(1000 * micros)),
            facts.event(),
            facts.actor(),
            facts.spaceId(),
            facts.details()));
  }

  /// Another text: one of its bits flipped, or nothing where there was something.
  private @Nullable String flipOrFill(@Nullable String text) {
    return text != null && random.nextInt(4) == 0
        ? null
        : flip(Objects.requireNonNullElse(text, ""));
  }

  private String flip(String text) {
    if (text.isEmpty()) {
      return "a";
    }
    var chars = text.toCharArray();
    chars[random.nextInt(chars.length)] ^= (char) (1 << random.nextInt(7));
    return new String(chars);
  }

  private static AuditRow with(AuditRow row, AuditFacts facts) {
    return new AuditRow(facts, row.previousHash(), row.hash());
  }

  private static AuditRow numbered(AuditRow row, long number) {
    return with(row, row.facts().numbered(number));
  }

  private static AuditRow rehashed(AuditRow row) {
    return SomeLog.chained(row.facts(), row.previousHash());
  }
}
