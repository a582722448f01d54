package org.fovea.launcher;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.fovea.config.SecretSettings;
import org.fovea.launcher.audit.LogCheck;
import org.fovea.launcher.audit.LogTables;
import org.fovea.launcher.audit.TranscriptCheck;
import org.fovea.launcher.database.DatabaseAccess;
import org.fovea.launcher.report.LaunchException;
import org.fovea.launcher.report.Progress;
import org.fovea.launcher.secret.Secrets;
import org.fovea.launcher.settings.LauncherSettings;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.Tampering;

/// `./fovea audit verify`: whether anything of the audit log, or of a transcript, was tampered
/// with. It reads as the server's user, who may not change an entry, and it needs the running
/// database and the secret.
final class AuditCommand {
  private static final int TAMPERED = 1;
  private static final int NOT_CHECKED = 2;
  private static final List<String> TRANSCRIPT = List.of("verify", "--transcript");
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private final LauncherSettings settings;
  private final Progress progress;

  AuditCommand(LauncherSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /// Runs the command.
  ///
  /// @return 0 if nothing was tampered with, 1 if something was, 2 if it could not be checked
  int run(List<String> options, PrintStream out) throws InterruptedException {
    try {
      if (options.equals(List.of("verify"))) {
        return verify(out);
      }
      if (options.size() == 3 && options.subList(0, 2).equals(TRANSCRIPT)) {
        return verify(Path.of(options.get(2)), out);
      }
      System.err.println("fovea: audit takes verify [--transcript FILE].");
    } catch (SQLException e) {
      System.err.println(
          "fovea: The log could not be read from the database (./fovea up starts it): "
              + e.getMessage());
    } catch (UncheckedIOException | IllegalStateException | LaunchException e) {
      System.err.println("fovea: Nothing was checked: " + e.getMessage());
    }
    return NOT_CHECKED;
  }

  private int verify(PrintStream out) throws SQLException, InterruptedException {
    var key = key();
    try (var connection = connect()) {
      var check = new LogCheck(new LogTables(connection), settings.auditHead(), key, PATIENCE);
      long begin = System.nanoTime();
      var outcome = check.run(count -> progress.tell("audit", count + " entries"));
      double seconds = (System.nanoTime() - begin) / 1e9;
      tell(out, outcome, seconds);
      return outcome.findings().isEmpty() ? 0 : TAMPERED;
    }
  }

  private int verify(Path transcript, PrintStream out) throws SQLException {
    if (!Files.isReadable(transcript)) {
      throw new LaunchException("there is no file " + transcript + " that can be read.");
    }
    var key = key();
    try (var connection = connect()) {
      var outcome = new TranscriptCheck(new LogTables(connection), key).run(transcript);
      outcome
          .proof()
          .ifPresent(proof ->
              out.println(
                  "A transcript of space %s with %d entries, exported at %s."
                      .formatted(proof.scope().spaceId(), proof.entries(), proof.exportedAt())));
      outcome.findings().forEach(out::println);
      if (outcome.findings().isEmpty()) {
        out.println("It is signed by this deployment, and all of it stands so in the log.");
      }
      return outcome.findings().isEmpty() ? 0 : TAMPERED;
    }
  }

  private void tell(PrintStream out, LogCheck.Outcome outcome, double seconds) {
    out.println(
        String.format(Locale.ROOT, "%d entries read in %.1f s.", outcome.entries(), seconds));
    outcome
        .signed()
        .ifPresent(head ->
            out.println(
                "The signed head in %s tells of entry %d, at %s."
                    .formatted(settings.auditHead(), head.end().sequence(), head.signedAt())));
    if (outcome.findings().isEmpty()) {
      out.println("Nothing was changed, removed, swapped, inserted or cut.");
      return;
    }
    outcome.findings().forEach(finding -> out.println(line(finding)));
  }

  private static String line(Tampering finding) {
    var kind = finding.kind().name().replace('_', ' ');
    return kind + ": " + finding.sentence();
  }

  /// The key of the deployment; a missing secret is not made here, for it would fit no log.
  private AuditKey key() {
    var file = settings.home().secrets().resolve("master.key");
    if (!Files.exists(file)) {
      throw new LaunchException(file + " is missing.");
    }
    return AuditKey.of(SecretSettings.read(file).derive(AuditKey.PURPOSE).getEncoded());
  }

  private Connection connect() throws SQLException {
    var access = DatabaseAccess.of(settings, new Secrets(settings.home().secrets()));
    return DriverManager.getConnection(access.url(), access.app().user(), access.app().password());
  }
}
