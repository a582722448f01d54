package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.fovea.launcher.audit.LogCheck;
import org.fovea.launcher.audit.LogTables;
import org.fovea.model.audit.AuditChain;
import org.fovea.model.audit.AuditFacts;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.AuditRow;
import org.fovea.model.audit.LogEnd;
import org.fovea.model.audit.SignedHead;
import org.fovea.model.audit.Tampering;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random tamperings by SQL statements of the owner, who may do anything in the database but does
/// not hold the key. Temporary tables stand before the real ones in one connection, so the
/// real log is never touched.
class AuditTamperingIT {
  private static final int TAMPERINGS = 10_000;
  private static final int ENTRIES = 24;
  private static final AuditKey KEY = AuditKey.of(new byte[32]);
  private static final Instant BEGIN = Instant.parse("2026-11-22T04:31:05.123456Z");

  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
  @TempDir Path folder;
  private Connection owner;
  private final List<AuditRow> log = new ArrayList<>();

  /// What is done to an entry: one statement, or if there is none, several.
  private enum Deed {
    FLIP_EVENT("update entry set event = insert(event, 2, 1, char(ascii(mid(event, 2, 1)) ^ 1))"),
    FLIP_ACTOR(
        "update entry set actor = insert(actor, 5, 1, if(mid(actor, 5, 1) = 'a', 'b', 'a'))"),
    FORGET_ACTOR("update entry set actor = null"),
    FLIP_SPACE("update entry set space_id = reverse(space_id)"),
    FLIP_DETAILS("update entry set details = replace(details, '\"n\":', '\"m\":')"),
    FLIP_PREVIOUS(
        "update entry set previous_hash ="
            + " insert(previous_hash, 9, 1, if(mid(previous_hash, 9, 1) = 'a', 'b', 'a'))"),
    FLIP_HASH("update entry set hash = insert(hash, 9, 1, if(mid(hash, 9, 1) = 'a', 'b', 'a'))"),
    CHANGE_TIME("update entry set recorded_at = recorded_at + interval 1 microsecond"),
    CHANGE_YEAR("update entry set recorded_at = recorded_at + interval 1 year"),
    DELETE("delete from entry"),
    RENUMBER("update entry set sequence = sequence + 1000"),
    SWAP(""),
    INSERT(""),
    CUT(""),
    CUT_WITH_HEAD_ROW(""),
    HASH_ON(""),
    REPLACE_ALL("");

    private final String statement;

    Deed(String statement) {
      this.statement = statement;
    }
  }

  @BeforeEach
  void shadow() throws SQLException, IOException {
    owner = Fovea.database("owner");
    execute("create temporary table fovea_audit.shadow like fovea_audit.audit_entry");
    execute(
        "alter table fovea_audit.shadow drop index audit_entry_hash,"
            + " drop index audit_entry_previous, rename fovea_audit.audit_entry");
    execute("create temporary table fovea.shadow like fovea.audit_head");
    execute("alter table fovea.shadow rename fovea.audit_head");
    var previous = AuditChain.GENESIS;
    for (int i = 1; i <= ENTRIES; i++) {
      log.add(chained(facts(i), previous));
      previous = log.getLast().hash();
    }
    var head = SignedHead.sign(end(log), BEGIN, KEY).toJson().toString();
    Files.writeString(headFile(), head);
    execute("create temporary table fovea_audit.untouched like fovea_audit.audit_entry");
    write("untouched", log);
  }

  @AfterEach
  void close() throws SQLException {
    owner.close(); // and the temporary tables with it
  }

  @Test
  void allAreFoundAndNothingElse() throws Exception {
    Map<Deed, Integer> missed = new TreeMap<>();
    for (int i = 0; i < TAMPERINGS; i++) {
      restore();
      if (i % 20 == 0) {
        assertThat(verify()).as("before tampering %d", i).isEmpty();
      }
      var deed = Deed.values()[i % Deed.values().length];
      tamper(deed);
      if (verify().isEmpty()) {
        missed.merge(deed, 1, Integer::sum);
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void theRealLogIsUntouched() throws Exception {
    restore();

    assertThat(new LogTables(owner).newest()).isEqualTo(ENTRIES);
    try (var app = Fovea.database("app")) {
      assertThat(new LogTables(app).newest()).isNotEqualTo(ENTRIES);
    }
  }

  private List<Tampering> verify() throws Exception {
    return new LogCheck(new LogTables(owner), headFile(), KEY, Duration.ZERO)
        .run(count -> {})
        .findings();
  }

  private void tamper(Deed deed) throws SQLException {
    int n = 1 + random.nextInt(ENTRIES);
    int m = 1 + (n + random.nextInt(ENTRIES - 1)) % ENTRIES;
    if (!deed.statement.isEmpty()) {
      execute(
          deed.statement.replace("entry", "fovea_audit.audit_entry") + " where sequence = " + n);
      return;
    }
    switch (deed) {
      case SWAP -> {
        number(n, 999);
        number(m, n);
        number(999, m);
      }
      case INSERT -> insert(n);
      case CUT -> cut(n);
      case CUT_WITH_HEAD_ROW -> {
        cut(n);
        setHeadRow(n == 1 ? LogEnd.EMPTY : end(log.subList(0, n - 1)));
      }
      case HASH_ON -> forge(n);
      case REPLACE_ALL -> forge(1);
      default -> throw new IllegalStateException(deed.name());
    }
  }

  private void number(int from, int to) throws SQLException {
    execute(
        "update fovea_audit.audit_entry set sequence = %d where sequence = %d".formatted(to, from));
  }

  private void cut(int n) throws SQLException {
    execute("delete from fovea_audit.audit_entry where sequence >= " + n);
  }

  /// Forges an entry that fits to the one before, and moves those behind it by one.
  private void insert(int n) throws SQLException {
    execute(
        "update fovea_audit.audit_entry set sequence = sequence + 1 where sequence >= %d order by sequence desc"
            .formatted(n));
    write("audit_entry", List.of(chained(facts(n), previous(n))));
    setHeadRow(new LogEnd(ENTRIES + 1L, log.getLast().hash()));
  }

  /// Puts other entries in place of those from `n` on, with right hashes and head row.
  private void forge(int n) throws SQLException {
    var forged = new ArrayList<>(log.subList(0, n - 1));
    while (forged.size() < ENTRIES) {
      var previous = forged.isEmpty() ? AuditChain.GENESIS : forged.getLast().hash();
      forged.add(chained(facts(forged.size() + 1), previous));
    }
    cut(n);
    write("audit_entry", forged.subList(n - 1, ENTRIES));
    setHeadRow(end(forged));
  }

  private void restore() throws SQLException {
    execute("truncate fovea_audit.audit_entry");
    execute("insert into fovea_audit.audit_entry select * from fovea_audit.untouched");
    setHeadRow(end(log));
  }

  private void write(String table, List<AuditRow> rows) throws SQLException {
    try (var insert =
        owner.prepareStatement(
            "insert into fovea_audit."
                + table
                + " (sequence, recorded_at, event, actor, space_id, details, previous_hash, hash)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (var row : rows) {
        var facts = row.facts();
        insert.setLong(1, facts.sequence());
        insert.setObject(2, LocalDateTime.ofInstant(facts.recordedAt(), ZoneOffset.UTC));
        insert.setString(3, facts.event());
        insert.setString(4, facts.actor());
        insert.setString(5, facts.spaceId());
        insert.setString(6, facts.details());
        insert.setString(7, row.previousHash());
        insert.setString(8, row.hash());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void setHeadRow(LogEnd end) throws SQLException {
    try (var replace = owner.prepareStatement("replace into fovea.audit_head values (1, ?, ?)")) {
      replace.setLong(1, end.sequence());
      replace.setString(2, end.hash());
      replace.execute();
    }
  }

  private void execute(String statement) throws SQLException {
    try (var run = owner.createStatement()) {
      run.execute(statement);
    }
  }

  private Path headFile() {
    return folder.resolve("head.json");
  }

  private String previous(int n) {
    return n == 1 ? AuditChain.GENESIS : log.get(n - 2).hash();
  }

  private static LogEnd end(List<AuditRow> rows) {
    return new LogEnd(rows.getLast().sequence(), rows.getLast().hash());
  }

  private static AuditRow chained(AuditFacts facts, String previous) {
    return new AuditRow(facts, previous, AuditChain.hash(facts, previous));
  }

  /// Random facts: no two calls give the same.
  private AuditFacts facts(long sequence) {
    return new AuditFacts(
        sequence,
        BEGIN.plusSeconds(sequence),
        random.nextBoolean() ? "ImageUploaded" : "ImageDeleted",
        hex(32),
        "Space" + hex(8) + "x",
        "{\"image\":\"%s\",\"n\":\"%d\"}".formatted(hex(11), random.nextInt(1000)));
  }

  private String hex(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
