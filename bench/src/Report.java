import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// The table of all runs as Markdown.
final class Report {
  private static final String HEAD =
      """
      | image | engine | rounds | wall s | CPU s | peak RSS MB | output MB | times faster than dzsave | times less CPU | load before | others' CPU |
      |---|---|---|---|---|---|---|---|---|---|---|
      """;

  private static final String EXPLANATION =
      """
      Medians, with the smallest and the largest in brackets. Ratios are medians of the ratios within a round.
      The commands of a round ran one after the other, each a new process; all images were in the page cache.
      Others' CPU is the share of the machine that went to anything else during the run: trust wall times only where it is small.
      """;

  private final Machine machine;
  private final LocalDate date = LocalDate.now();
  private final String picture;
  private final StringBuilder rows = new StringBuilder();

  /// @param picture what the images show, in words
  Report(Machine machine, String picture) {
    this.machine = machine;
    this.picture = picture;
  }

  /// Adds an image's rows.
  ///
  /// @param runs the same number of each engine, in the order of the rounds
  void add(String image, List<Engine> engines, List<Run> runs) {
    var peer = of(runs, Engine.PEER);
    for (var engine : engines) {
      var own = of(runs, engine.label());
      rows.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %s | %s | %s | %.1f | %s | %s | %.1f | %.0f %% |%n",
              image,
              engine.label(),
              own.size(),
              spread(own, Run::wall, "%.2f"),
              spread(own, Run::cpu, "%.2f"),
              spread(own, Run::peakMegabytes, "%.0f"),
              own.getLast().outputMegabytes(),
              ratio(peer, own, Run::wall),
              ratio(peer, own, Run::cpu),
              median(own.stream().mapToDouble(Run::load)),
              100 * median(own.stream().mapToDouble(Run::others))));
    }
  }

  String markdown() {
    return "# Engine, %s%n%n%s%n- Images: %s%n%n%s%s%n%s"
        .formatted(date, String.join("\n", machine.lines()), picture, HEAD, rows, EXPLANATION);
  }

  /// Writes the report and returns its file.
  ///
  /// @param only the name of the only image, which makes a file of its own, or empty
  Path write(Path folder, String only) throws IOException {
    Files.createDirectories(folder);
    var end = only.isEmpty() ? ".md" : "-" + only + ".md";
    return Files.writeString(
        folder.resolve("engine-" + machine.slug() + "-" + date + end), markdown());
  }

  private static List<Run> of(List<Run> runs, String label) {
    return runs.stream().filter(run -> run.engine().label().equals(label)).toList();
  }

  private static String spread(List<Run> runs, ToDoubleFunction<Run> value, String format) {
    var text = format + " (" + format + " to " + format + ")";
    double least = runs.stream().mapToDouble(value).min().orElseThrow();
    double most = runs.stream().mapToDouble(value).max().orElseThrow();
    return String.format(Locale.ROOT, text, median(runs.stream().mapToDouble(value)), least, most);
  }

  private static String ratio(List<Run> peer, List<Run> own, ToDoubleFunction<Run> value) {
    var ratios = new ArrayList<Double>();
    for (int round = 0; round < own.size(); round++) {
      ratios.add(value.applyAsDouble(peer.get(round)) / value.applyAsDouble(own.get(round)));
    }
    return String.format(
        Locale.ROOT, "%.2f", median(ratios.stream().mapToDouble(Double::doubleValue)));
  }

  private static double median(DoubleStream values) {
    var sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
