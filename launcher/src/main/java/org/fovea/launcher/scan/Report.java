package org.fovea.launcher.scan;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.fovea.launcher.report.TextTable;

/// Tells what a scan found, how much it looked at and what it left out; never a value.
final class Report {
  private static final int MOST_ROWS = 40;
  private static final int CLEAN = 0;
  private static final int FOUND = 1;
  private static final int INCOMPLETE = 3;
  private static final String EXEMPT =
      """
      Not looked at, on purpose: keycloak/data, for the demo identity provider knows the people; \
      what links point to.
      """;

  private final PrintStream out;
  private final Notes notes;
  private final Clock clock;
  private final Instant begin;

  /// What was scanned.
  ///
  /// @param tables what is to be said of the tables
  /// @param root the home folder
  record Scanned(List<Needle> needles, String tables, Path root) {}

  Report(PrintStream out, Notes notes, Clock clock) {
    this.out = out;
    this.notes = notes;
    this.clock = clock;
    this.begin = clock.instant();
  }

  /// Prints the report of a finished scan.
  ///
  /// @return the exit code
  int print(Scanned scanned, Plant plant, boolean showPlanted) {
    var planted = plant.files();
    var others =
        notes.findings().stream()
            .filter(finding -> showPlanted || !planted.contains(finding.place().outermost()))
            .toList();
    var allowed = others.stream().filter(Report::isAllowed).toList();
    var findings = others.stream().filter(finding -> !isAllowed(finding)).toList();
    print(findings);
    summarise(scanned);
    var leftOut = notes.leftOut();
    leftOut.stream()
        .limit(MOST_ROWS)
        .forEach(line -> out.println("Not looked at to the end: " + line));
    if (leftOut.size() > MOST_ROWS) {
      out.println("… and " + (leftOut.size() - MOST_ROWS) + " more");
    }
    if (!allowed.isEmpty()) {
      out.println(
          allowed.size()
              + " places in uploads and originals, which stay as they came,"
              + " name a picture's maker.");
    }
    int found = plant.countFound(notes.findings());
    out.println(found + " of " + plant.size() + " planted needles found.");
    out.println(
        findings.isEmpty()
            ? "Nothing of the demo people was found."
            : findings.size() + " places hold data of the demo people.");
    if (!findings.isEmpty() || found < plant.size()) {
      return FOUND;
    }
    return leftOut.isEmpty() ? CLEAN : INCOMPLETE;
  }

  private static boolean isAllowed(Finding finding) {
    return finding.needle().origin().mayStandIn(Path.of(finding.place().outermost()));
  }

  private void print(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    var table = new TextTable("what", "encoding", "last byte", "where");
    for (var finding : findings.subList(0, Math.min(findings.size(), MOST_ROWS))) {
      table.row(
          finding.needle().describe(),
          finding.needle().encoding().name(),
          Long.toString(finding.endByte()),
          finding.place().toString());
    }
    table.lines().forEach(out::println);
    if (findings.size() > MOST_ROWS) {
      out.println("… and " + (findings.size() - MOST_ROWS) + " more");
    }
  }

  private void summarise(Scanned scanned) {
    double seconds = Math.max(1, Duration.between(begin, clock.instant()).toMillis()) / 1000.0;
    out.println(
        String.format(
            Locale.ROOT,
            "%d files in %s, %.1f MB and %.1f MB unpacked; %s, %d rows; %d needles; %.1f s.",
            notes.files(),
            scanned.root(),
            notes.bytes() / 1e6,
            notes.unpackedBytes() / 1e6,
            scanned.tables(),
            notes.rows(),
            scanned.needles().size(),
            seconds));
    out.print(EXEMPT);
  }
}
