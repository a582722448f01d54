import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/// An image that pyramids are made of.
final class BenchmarkImage {
  private static final Pattern TILE = Pattern.compile(".*_files/(\\d+/\\d+_\\d+)\\.jpe?g");

  private final String name;
  private final String label;
  private final String extension;
  private final String options;
  private final int width;
  private final int height;
  private final boolean once;
  private Set<String> tiles = Set.of(); // of the engine that made it first

  private BenchmarkImage(String name, String label, String extension, String options, Size size) {
    this.name = name;
    this.label = label;
    this.extension = extension;
    this.options = options;
    this.width = size.width();
    this.height = size.height();
    this.once = size.once();
  }

  /// @param once whether images of this size are so large that one round must do
  private record Size(int width, int height, boolean once) {}

  /// Returns all images.
  ///
  /// @param quick whether they are to be small
  static List<BenchmarkImage> all(boolean quick) {
    var large = quick ? new Size(4000, 3000, false) : new Size(20_000, 19_000, false);
    var huge = quick ? new Size(10_000, 6000, true) : new Size(100_000, 60_000, true);
    // up to quality 89 libvips stores JPEG in TIFF as YCbCr 4:2:0, from 90 on as RGB
    var tiles = "compression=jpeg,tile,tile_width=256,tile_height=256,bigtiff,";
    return List.of(
        new BenchmarkImage("jpeg444", "JPEG 4:4:4", "jpg", "Q=90,subsample_mode=off", large),
        new BenchmarkImage("jpeg420", "JPEG 4:2:0", "jpg", "Q=90,subsample_mode=on", large),
        new BenchmarkImage("strips", "TIFF, uncompressed strips", "tif", "compression=none", large),
        new BenchmarkImage("ycbcr", "BigTIFF, YCbCr JPEG tiles", "tif", tiles + "Q=85", large),
        new BenchmarkImage("rgb", "BigTIFF, RGB JPEG tiles", "tif", tiles + "Q=90", large),
        new BenchmarkImage("png", "PNG", "png", "compression=6,filter=all", large),
        new BenchmarkImage("huge", "BigTIFF, YCbCr JPEG tiles", "tif", tiles + "Q=85", huge));
  }

  /// Writes the file with libvips unless it is there and younger than the picture.
  void make(Picture picture, Path folder) throws IOException, InterruptedException {
    var file = file(folder);
    if (Files.exists(file)
        && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(picture.file()))
            > 0) {
      return;
    }
    Disk.require(folder, once ? pixels() : 3 * pixels());
    System.err.printf("Making %s, %d x %d%n", file.getFileName(), width, height);
    long start = System.nanoTime();
    var unfinished = folder.resolve("unfinished." + extension);
    var output = unfinished + "[strip," + options + "]";
    run(
        "vips",
        "embed",
        picture.file().toString(),
        output,
        "0",
        "0",
        Integer.toString(width),
        Integer.toString(height),
        "--extend",
        "repeat");
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    System.err.printf("  %d s%n", Duration.ofNanos(System.nanoTime() - start).toSeconds());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " ended with code " + code);
    }
  }

  /// Checks that a pyramid has the tiles that the first engine's pyramid of this image had.
  void requireTiles(Engine engine, Path pyramid) throws IOException {
    Set<String> found;
    try (var zip = new ZipFile(pyramid.toFile())) {
      found =
          zip.stream()
              .map(entry -> TILE.matcher(entry.getName()))
              .filter(matcher -> matcher.matches())
              .map(matcher -> matcher.group(1))
              .collect(Collectors.toSet());
    }
    if (tiles.isEmpty()) {
      tiles = found;
    }
    if (found.isEmpty() || !found.equals(tiles)) {
      var odd = new TreeSet<>(found);
      odd.removeAll(tiles);
      var missing = new TreeSet<>(tiles);
      missing.removeAll(found);
      throw new IOException(
          "%s made %d tiles of %s instead of %d; too many: %s; missing: %s"
              .formatted(engine.label(), found.size(), name, tiles.size(), odd, missing));
    }
  }

  String name() {
    return name;
  }

  /// Returns the name for the table.
  String label(Path folder) throws IOException {
    return "%s, %d x %d, %d MB"
        .formatted(label, width, height, Files.size(file(folder)) / 1_000_000);
  }

  Path file(Path folder) {
    return folder.resolve(name + "." + extension);
  }

  long pixels() {
    return (long) width * height;
  }

  /// Says whether one round must do.
  boolean once() {
    return once;
  }

  /// Returns the longest time that a run may take, at two megapixels in a second and a minute more.
  Duration patience() {
    return Duration.ofSeconds(60 + pixels() / 2_000_000);
  }
}
