package org.fovea.launcher.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.AuditVerification;
import org.fovea.model.audit.LogEnd;
import org.fovea.model.audit.SignedHead;
import org.fovea.model.audit.Tampering;

/// Checks the whole log in the database against itself and against the signed head. A server may
/// append meanwhile.
public final class LogCheck {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int PROGRESS_ENTRIES = 100_000;
  private final LogTables tables;
  private final Path headFile;
  private final AuditKey key;
  private final Duration patience;

  /// @param headFile the file with the signed head
  /// @param key the deployment's
  /// @param patience how long a running server may take to sign what it has just committed
  public LogCheck(LogTables tables, Path headFile, AuditKey key, Duration patience) {
    this.tables = tables;
    this.headFile = headFile;
    this.key = key;
    this.patience = patience;
  }

  /// What was found.
  ///
  /// @param entries how many were read
  /// @param end the last of them
  /// @param signed the signed head, if it can be read
  /// @param findings empty if nothing was tampered with
  public record Outcome(
      long entries, LogEnd end, Optional<SignedHead> signed, List<Tampering> findings) {}

  /// Runs the check.
  ///
  /// @param progress is told the number of entries read so far, every hundred thousand
  public Outcome run(LongConsumer progress) throws SQLException, InterruptedException {
    // in this order: what the file tells of was committed before, so the snapshot must have it
    long settled = tables.newest();
    var file = awaitHead(settled);
    var verification = new AuditVerification(file, key.publicKey());
    tables.freeze();
    try {
      var headRow = tables.headRow();
      tables.readAll(row -> {
        verification.accept(row);
        if (verification.entries() % PROGRESS_ENTRIES == 0) {
          progress.accept(verification.entries());
        }
      });
      return new Outcome(
          verification.entries(),
          verification.newest(),
          file.flatMap(LogCheck::parse),
          verification.finish(headRow, settled));
    } finally {
      tables.thaw();
    }
  }

  private Optional<String> awaitHead(long settled) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    var file = read();
    while (file.flatMap(LogCheck::parse).filter(head -> head.end().sequence() < settled).isPresent()
        && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE.toMillis());
      file = read();
    }
    return file;
  }

  /// What is not UTF-8 is read all the same: it is found to be no head of ours.
  private Optional<String> read() {
    try {
      return Optional.of(new String(Files.readAllBytes(headFile), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<SignedHead> parse(String file) {
    try {
      return Optional.of(SignedHead.parse(file));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // the verification tells of it
    }
  }
}
