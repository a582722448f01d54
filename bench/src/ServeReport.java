import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Windows of several servers, taken in turns, as Markdown.
final class ServeReport {
  private static final String HEAD =
      """
      | server | requests/s | CPU µs | p50 ms | p99 ms | of nginx | CPU of nginx | times iipsrv |
      |---|---|---|---|---|---|---|---|
      """;
  private static final String STEADY =
      """
      | at an even pace | wanted/s | answered/s | not answered | p50 ms | p99 ms |
      |---|---|---|---|---|---|
      """;
  private static final String EXPLANATION =
      """
      Medians over the rounds; ratios are medians of the ratios within a round. CPU: of the server's processes for each request, in user and system mode; Fovea's with its database. The client shares the cores. nginx checks nothing; Fovea asks for each tile who may see it.
      """;

  private final Machine machine;
  private final LocalDate date = LocalDate.now();
  private final StringBuilder lines = new StringBuilder();
  private final StringBuilder steady = new StringBuilder();
  private final Map<String, List<TileServer.Window>> windows = new LinkedHashMap<>();

  ServeReport(Machine machine) throws IOException {
    this.machine = machine;
    tell("Load before: " + load());
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }

  void tell(String line) {
    lines.append("- ").append(line).append('\n');
  }

  /// One round: a window of each server, the first being nginx and the last iipsrv.
  void add(List<TileServer> servers, List<TileServer.Window> round) {
    for (int i = 0; i < servers.size(); i++) {
      windows.computeIfAbsent(servers.get(i).label(), _ -> new ArrayList<>()).add(round.get(i));
    }
  }

  void add(String what, SteadyLoad.Answers answers) {
    steady.append(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %,.0f | %d | %.1f | %.1f |%n",
            what,
            answers.wanted(),
            answers.answered(),
            answers.failed(),
            answers.p50(),
            answers.p99()));
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static double median(
      List<TileServer.Window> windows, ToDoubleFunction<TileServer.Window> figure) {
    return median(windows.stream().mapToDouble(figure).boxed().toList());
  }

  private static double ratio(
      List<TileServer.Window> windows,
      List<TileServer.Window> others,
      ToDoubleFunction<TileServer.Window> figure) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      ratios.add(figure.applyAsDouble(windows.get(i)) / figure.applyAsDouble(others.get(i)));
    }
    return median(ratios);
  }

  String markdown() {
    var all = List.copyOf(windows.values());
    var rows = new StringBuilder();
    windows.forEach((label, own) ->
        rows.append(
            String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.1f | %.2f | %.1f | %.2f | %.1f | %.1f |%n",
                label,
                median(own, TileServer.Window::perSecond),
                median(own, TileServer.Window::cpuMicros),
                median(own, TileServer.Window::p50),
                median(own, TileServer.Window::p99),
                ratio(own, all.getFirst(), TileServer.Window::perSecond),
                ratio(own, all.getFirst(), TileServer.Window::cpuMicros),
                ratio(own, all.getLast(), TileServer.Window::perSecond))));
    return String.join(
        "\n",
        "# Tiles served, " + date + "\n",
        String.join("\n", machine.lines()),
        lines.toString(),
        HEAD + rows,
        STEADY + steady,
        EXPLANATION);
  }

  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.writeString(
        folder.resolve("serve-" + machine.slug() + "-" + date + ".md"), markdown());
  }
}
