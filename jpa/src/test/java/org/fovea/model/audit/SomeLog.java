package org.fovea.model.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A log as it stands in the two tables and the file, to be tampered with.
final class SomeLog {
  static final AuditKey KEY = AuditKey.of(new byte[32]);
  private static final Instant BEGIN = Instant.parse("2026-11-22T04:31:05.123456Z");
  private static final List<String> EVENTS =
      List.of("AccountOpened", "ImageUploaded", "ImageDeleted", "TermsAccepted");

  final List<AuditRow> rows = new ArrayList<>();
  LogEnd headRow = LogEnd.EMPTY;
  Optional<String> headFile = Optional.empty();

  /// A log of random entries, signed.
  static SomeLog of(int entries, RandomGenerator random) {
    var log = new SomeLog();
    for (int i = 1; i <= entries; i++) {
      log.append(facts(i, random));
    }
    log.sign(KEY);
    return log;
  }

  SomeLog copy() {
    var copy = new SomeLog();
    copy.rows.addAll(rows);
    copy.headRow = headRow;
    copy.headFile = headFile;
    return copy;
  }

  void append(AuditFacts facts) {
    rows.add(chained(facts, headRow.hash()));
    adjustHeadRow();
  }

  void adjustHeadRow() {
    headRow =
        rows.isEmpty()
            ? LogEnd.EMPTY
            : new LogEnd(rows.getLast().sequence(), rows.getLast().hash());
  }

  void sign(AuditKey key) {
    headFile = Optional.of(SignedHead.sign(headRow, BEGIN, key).toJson().toString());
  }

  /// The entry that says this and follows one with that hash.
  static AuditRow chained(AuditFacts facts, String previous) {
    return new AuditRow(facts, previous, AuditChain.hash(facts, previous));
  }

  /// Computes all hashes anew from an index on, and the head row.
  void rehash(int from) {
    for (int i = from; i < rows.size(); i++) {
      rows.set(
          i, chained(rows.get(i).facts(), i == 0 ? AuditChain.GENESIS : rows.get(i - 1).hash()));
    }
    adjustHeadRow();
  }

  /// Numbers the entries by their place from an index on.
  void renumber(int from) {
    for (int i = from; i < rows.size(); i++) {
      var row = rows.get(i);
      rows.set(i, new AuditRow(row.facts().numbered(i + 1L), row.previousHash(), row.hash()));
    }
  }

  List<Tampering> verify() {
    var verification = new AuditVerification(headFile, KEY.publicKey());
    // the database gives them in the order of their numbers
    rows.stream()
        .sorted(java.util.Comparator.comparingLong(AuditRow::sequence))
        .forEach(verification::accept);
    long settled = rows.stream().mapToLong(AuditRow::sequence).max().orElse(0);
    return verification.finish(headRow, settled);
  }

  static AuditFacts facts(long sequence, RandomGenerator random) {
    return new AuditFacts(
        sequence,
        BEGIN.plusNanos(sequence * 1_234_567_000L),
        EVENTS.get(random.nextInt(EVENTS.size())),
        random.nextInt(8) == 0 ? null : hex(32, random),
        random.nextInt(4) == 0 ? null : hex(11, random),
        "{\"image\":\"%s\",\"sizeBytes\":\"%d\"}".formatted(hex(11, random), random.nextInt(999)));
  }

  private static String hex(int bytes, RandomGenerator random) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
