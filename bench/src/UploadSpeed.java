import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// How fast an upload is of which every byte is on the disk when it is acknowledged, beside
/// `dd conv=fsync` of the same file to the same disk, in turns.
public final class UploadSpeed {
  private static final Path CHECKOUT = Path.of(System.getProperty("bench.checkout"));
  private static final Path HOME = Path.of(System.getenv("FOVEA_HOME"));
  private static final int MEGABYTE = 1_000_000;

  private UploadSpeed() {}

  /// @param megabytes of the file in 10^6 bytes
  /// @param rounds how often each is measured, after one round that is not counted
  private record Wanted(long megabytes, int rounds) {
    static Wanted of(String[] words) {
      long megabytes = 1000;
      int rounds = 7;
      for (int i = 0; i + 1 < words.length; i += 2) {
        switch (words[i]) {
          case "--megabytes" -> megabytes = Long.parseLong(words[i + 1]);
          case "--rounds" -> rounds = Integer.parseInt(words[i + 1]);
          default -> throw new IllegalArgumentException("no option is called " + words[i]);
        }
      }
      return new Wanted(megabytes, rounds);
    }
  }

  /// Seconds of one round, and the load of the machine before it.
  private record Round(double dd, double upload, double load) {
    double ratio() {
      return dd / upload;
    }
  }

  public static void main(String[] words) throws IOException, InterruptedException {
    var wanted = Wanted.of(words);
    Disk.require(HOME, 3 * wanted.megabytes() * MEGABYTE);
    var server = new UploadServer();
    server.begin(1); // never finished: an account goes with the last thing that it has
    var file = file(wanted.megabytes());
    round(server, file); // the first warms the server and the page cache
    List<Round> rounds = new ArrayList<>();
    for (int i = 0; i < wanted.rounds(); i++) {
      rounds.add(round(server, file));
      System.err.println(rounds.getLast());
    }
    Files.delete(file);
    write(wanted, rounds);
  }

  private static Round round(UploadServer server, Path file)
      throws IOException, InterruptedException {
    double load = load();
    return new Round(dd(file), upload(server, file), load);
  }

  private static double dd(Path file) throws IOException, InterruptedException {
    var copy = HOME.resolve("store").resolve("dd.copy");
    long begin = System.nanoTime();
    int code =
        new ProcessBuilder("dd", "if=" + file, "of=" + copy, "bs=1M", "conv=fsync", "status=none")
            .inheritIO()
            .start()
            .waitFor();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (code != 0) {
      throw new IOException("dd ended with code " + code);
    }
    Files.delete(copy);
    return seconds;
  }

  /// From the request that begins the upload to the answer that names its image.
  private static double upload(UploadServer server, Path file)
      throws IOException, InterruptedException {
    long size = Files.size(file);
    long begin = System.nanoTime();
    var upload = server.begin(size);
    send(server, upload, file, size);
    double seconds = (System.nanoTime() - begin) / 1e9;
    var image = UploadServer.header(server.head(upload), "Fovea-Image");
    server.delete("/api/v1/images/" + image);
    server.delete(upload);
    return seconds;
  }

  /// Straight from the file to the socket, so that the client costs next to nothing.
  private static void send(UploadServer server, String upload, Path file, long size)
      throws IOException {
    try (var socket = SocketChannel.open(new InetSocketAddress("localhost", UploadServer.PORT));
        var bytes = FileChannel.open(file, StandardOpenOption.READ)) {
      socket.write(ByteBuffer.wrap(server.patch(upload, 0, size)));
      for (long at = 0; at < size; ) {
        at += bytes.transferTo(at, size - at, socket);
      }
      var answer =
          new BufferedReader(
              new InputStreamReader(Channels.newInputStream(socket), StandardCharsets.US_ASCII));
      var status = answer.readLine();
      if (status == null || !status.contains(" 204 ")) {
        throw new IOException("the upload was answered by " + status);
      }
    }
  }

  private static Path file(long megabytes) throws IOException {
    var file = HOME.resolve("to-send.bin");
    byte[] some = new byte[MEGABYTE];
    var random = new Random(1);
    try (var out = Files.newOutputStream(file)) {
      for (long i = 0; i < megabytes; i++) {
        random.nextBytes(some);
        out.write(some);
      }
    }
    return file;
  }

  private static void write(Wanted wanted, List<Round> rounds)
      throws IOException, InterruptedException {
    var machine = Machine.describe(CHECKOUT, "- File: %,d MB".formatted(wanted.megabytes()));
    var text = new StringBuilder();
    text.append("# Durable upload, %s%n%n".formatted(LocalDate.now()));
    machine.lines().forEach(line -> text.append(line).append('\n'));
    text.append("\n| round | dd s | upload s | dd MB/s | upload MB/s | ratio | load before |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    for (int i = 0; i < rounds.size(); i++) {
      text.append(row(Integer.toString(i + 1), wanted.megabytes(), rounds.get(i)));
    }
    double median = rounds.stream().mapToDouble(Round::ratio).sorted().toArray()[rounds.size() / 2];
    text.append(
        String.format(
            Locale.ROOT,
            "%nMedian of the ratios: %.2f (the upload's speed by that of `dd conv=fsync`).%n",
            median));
    System.out.println(text);
    var result =
        CHECKOUT.resolve(
            "bench/results/upload-speed-" + machine.slug() + "-" + LocalDate.now() + ".md");
    Files.writeString(result, text);
    System.out.println("Written to " + result);
  }

  private static String row(String name, long megabytes, Round round) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.0f | %.0f | %.2f | %.1f |%n",
        name,
        round.dd(),
        round.upload(),
        megabytes / round.dd(),
        megabytes / round.upload(),
        round.ratio(),
        round.load());
  }

  private static double load() throws IOException {
    return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
  }
}
