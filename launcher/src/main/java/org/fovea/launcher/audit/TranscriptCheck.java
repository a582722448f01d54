package org.fovea.launcher.audit;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.model.audit.AuditChain;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.AuditRow;
import org.fovea.model.audit.LogEnd;
import org.fovea.model.audit.TranscriptDigest;
import org.fovea.model.audit.TranscriptProof;
import org.fovea.model.audit.TranscriptReader;
import org.jspecify.annotations.Nullable;

/// Checks a transcript by itself and against the log: the signature, the hash of each entry, that
/// the file holds nothing but what was signed, and that these and no other entries of the space and
/// the period stand in the log. It goes through the file three times, entry by entry.
public final class TranscriptCheck {
  private static final int MOST_FINDINGS = 10;
  private final LoggedEntries log;
  private final AuditKey key;
  private final List<String> findings = new ArrayList<>();

  /// @param key the deployment's
  public TranscriptCheck(LogTables tables, AuditKey key) {
    this((LoggedEntries) tables, key);
  }

  TranscriptCheck(LoggedEntries log, AuditKey key) {
    this.log = log;
    this.key = key;
  }

  /// What was found.
  ///
  /// @param proof what the transcript says of itself, or empty if it cannot be read
  /// @param findings sentences, at most ten; none if the transcript is right
  public record Outcome(Optional<TranscriptProof> proof, List<String> findings) {}

  /// Runs the check.
  ///
  /// @throws UncheckedIOException if the file cannot be read
  public Outcome run(Path file) throws SQLException {
    try {
      var proof = checkAlone(file);
      checkText(file, proof);
      checkHead(proof);
      checkAgainstLog(file, proof);
      return new Outcome(Optional.of(proof), List.copyOf(findings));
    } catch (IllegalArgumentException e) {
      return new Outcome(Optional.empty(), List.of(String.valueOf(e.getMessage())));
    } catch (CharacterCodingException e) {
      return new Outcome(Optional.empty(), List.of("It is damaged: it is no text in UTF-8."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The first pass: everything that needs no database.
  private TranscriptProof checkAlone(Path file) throws IOException {
    try (var in = Files.newBufferedReader(file)) {
      var reader = TranscriptReader.open(in);
      var digest = new TranscriptDigest();
      long before = 0;
      for (var row = reader.next(); row.isPresent(); row = reader.next()) {
        checkRow(row.get(), before);
        before = row.get().sequence();
        digest.add(row.get());
      }
      var proof = reader.proof();
      if (!proof.isSignedBy(key.publicKey())) {
        find("The transcript was not signed with this deployment's key, or its proof was changed.");
      }
      if (proof.entries() != digest.entries() || !proof.digest().equals(digest.finish())) {
        find("The entries are not those that were signed.");
      }
      return proof;
    }
  }

  private void checkRow(AuditRow row, long before) {
    if (!AuditChain.holds(row)) {
      find("Entry " + row.sequence() + " was changed: its fields do not yield its hash.");
    }
    if (row.sequence() <= before) {
      find("Entry %d stands after entry %d.".formatted(row.sequence(), before));
    }
  }

  /// The second pass: the server writes the same entries and proof always in the same way, so what
  /// else a person could read in the file was put there by somebody else.
  private void checkText(Path file, TranscriptProof proof) throws IOException {
    try (var in = Files.newBufferedReader(file);
        var bytes = new BufferedInputStream(Files.newInputStream(file))) {
      var reader = TranscriptReader.open(in);
      var same = new SameBytes(bytes);
      var out = new BufferedWriter(new OutputStreamWriter(same, StandardCharsets.UTF_8));
      var writer = reader.format().open(out, proof.scope());
      for (var row = reader.next(); row.isPresent(); row = reader.next()) {
        writer.entry(row.get());
      }
      writer.end(proof);
      out.flush();
      if (!same.finish()) {
        find("The file holds something else than what was signed, or was written anew.");
      }
    }
  }

  private void checkHead(TranscriptProof proof) throws SQLException {
    var head = proof.head().end();
    if (!head.equals(LogEnd.EMPTY) && !log.hashOf(head.sequence()).equals(head.hash())) {
      find(
          "Entry %d, with which the log ended at the export, does not stand so in the log."
              .formatted(head.sequence()));
    }
  }

  /// The third pass: transcript and log side by side, in the order of the numbers.
  private void checkAgainstLog(Path file, TranscriptProof proof) throws IOException, SQLException {
    try (var in = Files.newBufferedReader(file)) {
      var pair = new Pairing(TranscriptReader.open(in), proof);
      var scope = proof.scope();
      log.read(
          scope.spaceId(),
          scope.from(),
          scope.until(),
          proof.head().end().sequence(),
          pair::compare);
      pair.finish();
    }
  }

  private void find(String sentence) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(sentence);
    }
  }

  /// Goes through the transcript as the log goes on.
  private final class Pairing {
    private final TranscriptReader reader;
    private final TranscriptProof proof;
    private @Nullable AuditRow told;

    Pairing(TranscriptReader reader, TranscriptProof proof) {
      this.reader = reader;
      this.proof = proof;
      advance();
    }

    void compare(AuditRow logged) {
      while (told != null && told.sequence() < logged.sequence()) {
        find(strange(told));
        advance();
      }
      if (told == null || told.sequence() > logged.sequence()) {
        find("Entry " + logged.sequence() + " of the log is missing in the transcript.");
        return;
      }
      if (!told.equals(logged)) {
        find("Entry " + logged.sequence() + " stands otherwise in the log.");
      }
      advance();
    }

    void finish() {
      while (told != null) {
        find(strange(told));
        advance();
      }
    }

    private String strange(AuditRow row) {
      return proof.scope().holds(row.facts())
          ? "Entry " + row.sequence() + " does not stand in the log."
          : "Entry " + row.sequence() + " is not one of this space and period.";
    }

    private void advance() {
      try {
        told = reader.next().orElse(null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
