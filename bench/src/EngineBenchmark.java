import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the engine and its peers in turns over images that it makes, and prints what each took. The
/// commands of a round follow each other on the same image, so that what the machine does besides
/// hits all of them alike.
public final class EngineBenchmark {
  private static final Path CHECKOUT = Path.of(System.getProperty("bench.checkout"));
  private static final String USAGE =
      """
      usage: bench/engine [--rounds 5] [--images DIR] [--only IMAGE] [--quick]
        --rounds  0 makes the images only
        --images  where the images are kept, about 4.5 GB; bench/images if not given
        --only    one image: %s
        --quick   small images and nothing recorded, to try this program\
      """
          .formatted(
              String.join(
                  ", ", BenchmarkImage.all(false).stream().map(BenchmarkImage::name).toList()));

  private EngineBenchmark() {}

  /// @param rounds of every image that is not run once only
  /// @param only the name of the only image, or empty
  private record Options(int rounds, Path images, String only, boolean quick) {
    static Options parse(String[] words) {
      var options = new Options(5, CHECKOUT.resolve("bench/images"), "", false);
      for (int i = 0; i < words.length; i++) {
        options =
            switch (words[i]) {
              case "--rounds" -> options.withRounds(Integer.parseInt(words[++i]));
              case "--images" -> options.withImages(Path.of(words[++i]));
              case "--only" -> options.withOnly(words[++i]);
              case "--quick" -> options.withQuick();
              default -> throw new IllegalArgumentException("unknown option " + words[i]);
            };
      }
      return options;
    }

    Options withRounds(int value) {
      return new Options(value, images, only, quick);
    }

    Options withImages(Path value) {
      return new Options(rounds, value, only, quick);
    }

    Options withOnly(String value) {
      return new Options(rounds, images, value, quick);
    }

    Options withQuick() {
      return new Options(rounds, images.resolve("quick"), only, true);
    }
  }

  public static void main(String[] words) throws IOException, InterruptedException {
    Options options;
    try {
      options = Options.parse(words);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    var images =
        BenchmarkImage.all(options.quick()).stream()
            .filter(image -> options.only().isEmpty() || image.name().equals(options.only()))
            .toList();
    if (images.isEmpty()) {
      System.err.println(USAGE);
      System.exit(2);
    }
    run(options, images);
  }

  private static void run(Options options, List<BenchmarkImage> images)
      throws IOException, InterruptedException {
    Files.createDirectories(options.images());
    var picture = Picture.find(options.images());
    for (var image : images) {
      image.make(picture, options.images());
    }
    if (options.rounds() == 0) {
      return;
    }
    var engines = Engine.installed(CHECKOUT);
    var report = new Report(Machine.describe(CHECKOUT, engines), picture.description());
    for (var image : images) {
      var runs = new ArrayList<Run>();
      int rounds = image.once() ? 1 : options.rounds();
      readOnce(image.file(options.images()));
      for (int round = 1; round <= rounds; round++) {
        for (var engine : engines) {
          runs.add(run(engine, image, round, options.images()));
        }
      }
      report.add(image.label(options.images()), engines, runs);
    }
    System.out.println(report.markdown());
    if (!options.quick()) {
      var file = report.write(CHECKOUT.resolve("bench/results"), options.only());
      System.out.println("Written to " + CHECKOUT.relativize(file));
    }
  }

  private static Run run(Engine engine, BenchmarkImage image, int round, Path folder)
      throws IOException, InterruptedException {
    var output = folder.resolve("output." + engine.extension());
    Disk.require(folder, image.pixels()); // no pyramid takes more than a byte for each pixel
    Files.deleteIfExists(output);
    try {
      var run =
          Run.measure(engine, engine.command(image.file(folder), output), image.patience(), output);
      image.requireTiles(engine, output);
      System.err.printf("%s, round %d, %s: %s%n", image.name(), round, engine.label(), run);
      return run;
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /// Brings a file into the page cache, so that no engine waits for the disk.
  private static void readOnce(Path file) throws IOException {
    Files.copy(file, OutputStream.nullOutputStream());
  }
}
