import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fovea.pyramid.DzsavePyramid;
import org.fovea.pyramid.PyramidBuilder;
import org.fovea.pyramid.PyramidDifference;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.codec.Encoder;
import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.SourceOptions;

/// Prints the distance of our tiles from those of `vips dzsave` as a Markdown table: a row for each
/// level, and for each way through the engine the level's peak signal-to-noise ratio in decibels
/// and, in brackets, that of its worst tile.
public final class Compare {
  private static final long MEMORY_BYTES = 2L << 30;

  private Compare() {}

  /// A way through the engine.
  ///
  /// @param planes whether the source may give luma and colour as planes
  private record Way(
      String label, Optional<Decoder> decoder, Optional<Encoder> encoder, boolean planes) {}

  private static final List<Way> WAYS =
      List.of(
          new Way("fastest decoder, RGB", Optional.empty(), Optional.empty(), false),
          new Way("fastest decoder, planes", Optional.empty(), Optional.empty(), true),
          new Way("pure Java", Optional.of(Decoder.JAVA), Optional.of(Encoder.JAVA), false));

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var image = Path.of(arguments[0]);
    var folder = Files.createTempDirectory("compare");
    var theirFile = folder.resolve("theirs.szi");
    var ourFile = folder.resolve("ours.szi");
    try (var theirs = DzsavePyramid.make(image, theirFile)) {
      var head = new StringBuilder("| level | tiles |");
      var columns = new ArrayList<List<PyramidDifference.Level>>();
      for (var way : WAYS) {
        if (build(way, image, ourFile)) {
          try (var ours = PyramidReader.open(ourFile)) {
            columns.add(PyramidDifference.measure(ours, theirs));
          }
          head.append(' ').append(way.label()).append(" |");
        }
      }
      System.out.println(head + "\n" + "|---".repeat(2 + columns.size()) + "|");
      for (int row = 0; row < columns.getFirst().size(); row++) {
        System.out.println(line(columns, row));
      }
    } finally {
      Files.deleteIfExists(theirFile);
      Files.deleteIfExists(ourFile);
      Files.delete(folder);
    }
  }

  /// Builds a pyramid, unless the way is that of planes and no encoder takes them.
  private static boolean build(Way way, Path image, Path target)
      throws IOException, InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    var codecs = TileCodecs.choose(TileFormat.JPG, 75, way.encoder());
    var options =
        new SourceOptions(
            Limits.DEFAULT, way.decoder(), 0, way.planes(), threads, target.getParent());
    try (var source = TileSources.open(image, options)) {
      var settings =
          new PyramidBuilder.Settings(256, 0, codecs, true, threads, MEMORY_BYTES);
      if (way.planes() && !settings.takesPlanes()) {
        System.err.println("No encoder of planes is installed.");
        return false;
      }
      new PyramidBuilder(settings, percent -> {}).build(source, target, "ours");
      return true;
    }
  }

  private static String line(List<List<PyramidDifference.Level>> columns, int row) {
    var first = columns.getFirst().get(row);
    var line = new StringBuilder("| " + first.level() + " | " + first.tiles() + " |");
    for (var column : columns) {
      var level = column.get(row);
      line.append(' ').append(text(level)).append(" |");
    }
    return line.toString();
  }

  private static String text(PyramidDifference.Level level) {
    return Double.isInfinite(level.psnr())
        ? "identical"
        : String.format(Locale.ROOT, "%.1f (%.1f)", level.psnr(), level.worstTilePsnr());
  }
}
