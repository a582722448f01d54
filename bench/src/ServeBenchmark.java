import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/// Asks Fovea for private tiles, rights checked, and in turns nginx for the same tiles as files and
/// iipsrv for tiles of the same image. Then it asks Fovea at an even pace, without and with a
/// pyramid being made.
///
/// Words: `--rounds 5`, `--seconds 5` for a window, `--warm-up 60` seconds, `--steady 20` seconds;
/// `--quick` takes a small image and records nothing.
public final class ServeBenchmark {
  private static final Path CHECKOUT = Path.of(System.getProperty("bench.checkout"));
  private static final Path HOME = Path.of(System.getenv("FOVEA_HOME"));
  private static final URI SERVER = URI.create("http://127.0.0.1:" + System.getenv("FOVEA_PORT"));
  private static final URI LOGIN = URI.create("http://localhost:" + System.getenv("FOVEA_PORT"));
  private static final int LEVELS = 3;
  private static final int FULL_RATE = 1_500;
  private static final int RATE_BESIDE_JOB = 400;

  private final List<String> words;
  private final Path folder = HOME.resolve("serve");

  private ServeBenchmark(List<String> words) {
    this.words = words;
  }

  public static void main(String[] words) throws IOException, InterruptedException {
    new ServeBenchmark(List.of(words)).run();
  }

  private int option(String name, int otherwise) {
    int at = words.indexOf(name);
    return at < 0 ? otherwise : Integer.parseInt(words.get(at + 1));
  }

  private void run() throws IOException, InterruptedException {
    var machine =
        Machine.describe(
            CHECKOUT, "- nginx, iipsrv, wrk: " + Machine.versions("nginx-light", "iipimage-server", "wrk"));
    var images = CHECKOUT.resolve(words.contains("--quick") ? "bench/images/quick" : "bench/images");
    Files.createDirectories(images);
    boolean quick = words.contains("--quick");
    var image = BenchmarkImage.all(quick).get(1); // JPEG 4:2:0
    image.make(Picture.find(images), images);
    var person = new DemoPerson(SERVER, System.getenv("ADA_TOKEN"));
    person.openAccount();
    var cookie = new DemoPerson(LOGIN, System.getenv("ADA_TOKEN")).logIn("ada");
    var id = person.upload(image.file(images));
    person.awaitPyramid(id);
    var pyramid = pyramid(id);
    Files.createDirectories(folder);
    var tiles = tiles(pyramid);
    var paths = Files.write(folder.resolve("tiles.txt"), tiles.paths());

    var report = new ServeReport(machine);
    report.tell(
        "%s; %,d tiles of the %d largest levels, %.1f kB each on average"
            .formatted(image.label(images), tiles.paths().size(), LEVELS, tiles.kilobytes()));
    try (var peers =
        Peers.start(
            folder.resolve("peers"),
            image.file(images),
            pyramid,
            port("PEERS_PORT"),
            port("IIPSRV_PORT"))) {
      var servers =
          List.of(
              peers.files(tiles.folder()),
              fovea("Fovea, session", id, cookie),
              fovea("Fovea, bearer token", id, person.bearer()),
              peers.iipsrv());
      for (var server : servers) {
        // iipsrv has little to warm up
        server.ask(CHECKOUT, paths, server == servers.getLast() ? 2 : option("--warm-up", 60));
      }
      for (int round = 0; round < option("--rounds", 5); round++) {
        var windows = new ArrayList<TileServer.Window>();
        for (var server : servers) {
          windows.add(server.ask(CHECKOUT, paths, option("--seconds", 5)));
          System.err.println(server.label() + ": " + windows.getLast());
        }
        report.add(servers, windows);
      }
    }
    var steady = new SteadyLoad(fovea("Fovea, session", id, cookie), tiles.paths());
    int seconds = option("--steady", 20);
    steady.run(RATE_BESIDE_JOB, 10); // the client warms up, too
    report.add("without a job", steady.run(FULL_RATE, seconds));
    var other = person.upload(image.file(images));
    report.add("while a pyramid is being made", steady.run(RATE_BESIDE_JOB, seconds));
    person.awaitPyramid(other);
    System.out.println(report.markdown());
    if (!quick) {
      System.out.println("Written to " + report.write(CHECKOUT.resolve("bench/results")));
    }
  }

  private static int port(String variable) {
    return Integer.parseInt(System.getenv(variable));
  }

  private static TileServer fovea(String label, String image, String header) throws IOException {
    var processes = process("wildfly").and(process("mariadb"));
    return new TileServer(
        label, SERVER, "/dzi/" + image + "_files/", List.of(header), processes);
  }

  private static Processes process(String name) throws IOException {
    var record = Files.readString(HOME.resolve("run").resolve(name + ".pid")).strip();
    return Processes.single(Long.parseLong(record.split("\\s+")[0]));
  }

  private static Path pyramid(String image) throws IOException {
    try (var files = Files.walk(HOME.resolve("store/pyramids"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(image))
          .findFirst()
          .orElseThrow();
    }
  }

  /// @param folder of the tiles in the pyramid, up to the level
  /// @param paths such as `15/3_7.jpg`
  private record Tiles(String folder, List<String> paths, double kilobytes) {}

  private static Tiles tiles(Path pyramid) throws IOException {
    try (var zip = new ZipFile(pyramid.toFile())) {
      var tiles = zip.stream().filter(entry -> entry.getName().matches(".*_files/\\d+/.+")).toList();
      int newest =
          tiles.stream().mapToInt(tile -> level(path(tile.getName()))).max().orElseThrow();
      var large = tiles.stream().filter(tile -> level(path(tile.getName())) > newest - LEVELS).toList();
      var name = large.getFirst().getName();
      return new Tiles(
          name.substring(0, name.length() - path(name).length()),
          large.stream().map(tile -> path(tile.getName())).sorted().toList(),
          large.stream().mapToLong(tile -> tile.getSize()).average().orElseThrow() / 1e3);
    }
  }

  private static String path(String name) {
    return name.substring(name.indexOf("_files/") + "_files/".length());
  }

  private static int level(String path) {
    return Integer.parseInt(path.substring(0, path.indexOf('/')));
  }
}
