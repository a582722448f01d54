import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Something that serves tiles, as a certain client asks it.
///
/// @param label for the table
/// @param origin where it listens
/// @param prefix of the path, up to the level
/// @param headers that every request carries, each as `Name: value`
/// @param processes whose work counts
record TileServer(
    String label, URI origin, String prefix, List<String> headers, Processes processes) {
  private static final int CONNECTIONS = 32;

  /// What came of a while of asking as fast as it goes.
  ///
  /// @param perSecond requests that were answered
  /// @param p50 milliseconds
  /// @param p99 milliseconds
  /// @param cpuMicros of the server's processes for each request
  /// @param kilobytes of each answer, headers included
  record Window(double perSecond, double p50, double p99, double cpuMicros, double kilobytes) {}

  /// Asks for random tiles with 32 connections of one thread.
  ///
  /// @param tiles file with one in each line, as `15/3_7.jpg`
  /// @throws IOException if any answer is not 200
  Window ask(Path checkout, Path tiles, int seconds) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s", "--timeout=20s"));
    words.addAll(List.of("-s", checkout.resolve("bench/tiles.lua").toString(), origin.toString()));
    words.addAll(List.of("--", tiles.toString(), prefix));
    words.addAll(headers);
    long before = processes.cpuMicros();
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    long cpu = processes.cpuMicros() - before;
    var result = printed.lines().filter(line -> line.startsWith("result ")).findFirst();
    if (code != 0 || result.isEmpty()) {
      throw new IOException(label + ": wrk ended with code " + code + ": " + printed);
    }
    var figures = result.get().split(" ");
    long requests = Long.parseLong(figures[1]);
    long micros = Long.parseLong(figures[2]);
    if (requests == 0 || Long.parseLong(figures[6]) > 0) {
      throw new IOException(label + " did not answer every request with a tile: " + printed);
    }
    return new Window(
        requests * 1e6 / micros,
        Long.parseLong(figures[4]) / 1e3,
        Long.parseLong(figures[5]) / 1e3,
        (double) cpu / requests,
        Long.parseLong(figures[3]) / 1e3 / requests);
  }
}
