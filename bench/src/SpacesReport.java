import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// The answers before and after, as Markdown.
final class SpacesReport {
  private static final String HEAD =
      """
      | request | SQL before | SQL after | p50 before | p50 after | p95 before | p95 after | KB before | KB after |
      |---|---|---|---|---|---|---|---|---|
      """;

  private static final String EXPLANATION =
      """
      SQL: statements that the database ran for one request. p50, p95: milliseconds until the whole answer was there, one request after the other, client, server and database on this machine.
      *Anew*: nothing was remembered of the caller's role, so that it was looked up; all others may use what held at most three seconds ago where they only look.
      """;

  private final Machine machine;
  private final LocalDate date = LocalDate.now();
  private final StringBuilder lines = new StringBuilder();
  private final StringBuilder rows = new StringBuilder();

  SpacesReport(Machine machine) {
    this.machine = machine;
  }

  void tell(String line) {
    lines.append("- ").append(line).append('\n');
  }

  void add(Question question, Question.Answer before, Question.Answer after) {
    rows.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
            question.what(),
            before.statements(),
            after.statements(),
            before.p50(),
            after.p50(),
            before.p95(),
            after.p95(),
            before.bytes() / 1e3,
            after.bytes() / 1e3));
  }

  String markdown() {
    return "# Spaces, %s%n%n%s%n%s%n%s%s%n%s"
        .formatted(date, String.join("\n", machine.lines()), lines, "\n" + HEAD, rows, EXPLANATION)
        .replaceAll("\n{3,}", "\n\n");
  }

  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.writeString(
        folder.resolve("spaces-" + machine.slug() + "-" + date + ".md"), markdown());
  }
}
