package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.fovea.model.audit.AuditFacts;
import org.fovea.service.audit.AuditChain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The log as it stands in the database: chained from the first entry, and it knows nobody's name.
class AuditLogIT {
  private record Entry(AuditFacts facts, String previous, String hash) {}

  @BeforeAll
  static void act() {
    var ada = Api.as("ada");
    ada.settled(ada.upload("audited.png", Pictures.png(20, 20)));
  }

  @Test
  void everyEntryFollowsTheOneBefore() throws SQLException {
    var expected = AuditChain.GENESIS;
    long sequence = 0;
    for (var entry : entries()) {
      assertThat(entry.facts().sequence()).isEqualTo(++sequence);
      assertThat(entry.previous()).isEqualTo(expected);
      assertThat(entry.hash()).isEqualTo(AuditChain.hash(entry.facts(), expected));
      expected = entry.hash();
    }
    assertThat(head()).isEqualTo(expected);
  }

  @Test
  void tellsOfAccountsAndImages() throws SQLException {
    assertThat(entries())
        .extracting(entry -> entry.facts().event())
        .contains("AccountOpened", "PersonalRepositoryOpened", "TermsAccepted", "ImageUploaded");
  }

  @Test
  void holdsDigestsInsteadOfSubs() throws SQLException {
    for (var entry : entries()) {
      assertThat(entry.facts().actor()).matches("[0-9a-f]{64}");
      assertThat(entry.facts().details()).doesNotContain("6f0c9a3e", "audited.png");
    }
  }

  private static List<Entry> entries() throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (var connection = Fovea.database("app");
        var run = connection.createStatement();
        var rows = run.executeQuery("select * from fovea_audit.audit_entry order by sequence")) {
      while (rows.next()) {
        entries.add(
            new Entry(facts(rows), rows.getString("previous_hash"), rows.getString("hash")));
      }
    }
    assertThat(entries).isNotEmpty();
    return entries;
  }

  private static AuditFacts facts(ResultSet row) throws SQLException {
    return new AuditFacts(
        row.getLong("sequence"),
        row.getObject("recorded_at", java.time.LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("event"),
        row.getString("actor"),
        row.getString("space_id"),
        row.getString("details"));
  }

  private static String head() throws SQLException {
    try (var connection = Fovea.database("app");
        var run = connection.createStatement();
        var rows = run.executeQuery("select hash from fovea.audit_head")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
