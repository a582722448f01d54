package org.fovea.launcher.scan;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.fovea.launcher.identity.RealmFile;
import org.fovea.launcher.report.TextTable;
import org.fovea.launcher.settings.Home;
import org.fovea.launcher.settings.Installation;

/// `./fovea pii-scan`: proves that nothing of the demo people was written down, except in the demo
/// Keycloak's own data folder. Each run first plants ten needles and has to find them again.
public final class PiiScan {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int MOST_ROWS = 40;
  private final List<Needle> needles;
  private final Home home;
  private final Clock clock;

  public PiiScan(Installation installation, Home home, Clock clock) {
    this.needles = Needles.of(RealmFile.read(installation.realmFile()).people());
    this.home = home;
    this.clock = clock;
  }

  /// Scans everything under the home folder.
  ///
  /// @param show whether the planted needles count as findings, so that one sees what they look
  ///   like
  /// @return 0 if all files could be read, nothing was found and all ten planted needles were; 1
  ///   otherwise
  public int run(boolean show, PrintStream out) {
    var begin = clock.instant();
    try (var plant = Plant.in(home.create().root(), needles, BUFFER_BYTES)) {
      var scan = new FolderScan(needles, home.keycloak().resolve("data"), BUFFER_BYTES);
      scan.of(home.root());
      var findings =
          scan.findings().stream()
              .filter(finding -> show || !finding.file().equals(plant.file()))
              .toList();
      print(findings, out);
      summarise(scan, begin, out);
      int found = plant.countFound(scan.findings());
      out.println(found + " of " + plant.size() + " planted needles found.");
      out.println(
          findings.isEmpty()
              ? "Nothing of the demo people was found."
              : findings.size() + " places hold data of the demo people.");
      boolean clean = findings.isEmpty() && scan.unreadable().isEmpty();
      return clean && found == plant.size() ? 0 : 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(List<Finding> findings, PrintStream out) {
    if (findings.isEmpty()) {
      return;
    }
    var table = new TextTable("what", "encoding", "last byte", "file");
    for (var finding : findings.subList(0, Math.min(findings.size(), MOST_ROWS))) {
      table.row(
          finding.needle().describe(),
          finding.needle().encoding().name(),
          Long.toString(finding.endByte()),
          relative(finding.file()));
    }
    table.lines().forEach(out::println);
    if (findings.size() > MOST_ROWS) {
      out.println("… and " + (findings.size() - MOST_ROWS) + " more");
    }
  }

  private void summarise(FolderScan scan, Instant begin, PrintStream out) {
    double seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
    out.println(
        String.format(
            Locale.ROOT,
            "%d files, %.1f MB, %d needles, %.1f s.",
            scan.files(),
            scan.bytes() / 1e6,
            needles.size(),
            seconds));
    scan.unreadable().forEach(file -> out.println("Cannot read " + relative(file)));
  }

  private String relative(Path file) {
    return home.root().relativize(file).toString();
  }
}
