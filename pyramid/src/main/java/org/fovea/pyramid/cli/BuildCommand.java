package org.fovea.pyramid.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.fovea.pyramid.PyramidBuilder;
import org.fovea.pyramid.codec.Encoder;
import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.SourceOptions;

/// `build IN OUT.szi`: makes a pyramid file.
final class BuildCommand implements Command {
  private static final Set<String> OPTIONS =
      LimitOptions.and(
          Set.of(
              "tile-size",
              "overlap",
              "quality",
              "format",
              "memory",
              "threads",
              "encoder",
              "name",
              "frame",
              "colours",
              "source-tiles"));
  private static final long DEFAULT_MEMORY_MB = 2048;

  /// How colours go to the tiles, where it is not left to the engine.
  private enum Colours {
    RGB
  }

  /// What becomes of JPEG tiles of the source, where it is not left to the engine.
  private enum SourceTiles {
    ENCODE
  }

  @Override
  public void run(List<String> words, PrintStream out)
      throws UsageException, IOException, InterruptedException {
    var arguments = new Arguments(words, OPTIONS, Set.of("progress"));
    var files = arguments.files("IN", "OUT.szi");
    var target = Path.of(files.get(1)).toAbsolutePath();
    var folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException("the folder of " + files.get(1) + " does not exist");
    }
    var in = Path.of(files.get(0));
    if (Files.exists(in) && Files.exists(target) && Files.isSameFile(in, target)) {
      throw new UsageException("the pyramid would replace its own image: name another file");
    }
    var settings = settings(arguments);
    var options =
        new SourceOptions(
            LimitOptions.read(arguments),
            arguments.choice("decoder", Decoder.class),
            (int) arguments.number("frame", 0, 0, Integer.MAX_VALUE),
            settings.takesPlanes() && arguments.choice("colours", Colours.class).isEmpty(),
            settings.threads(),
            folder);
    var builder =
        new PyramidBuilder(settings, arguments.has("progress") ? p -> report(p, out) : p -> {});
    try (var source = TileSources.open(in, options)) {
      var result = builder.build(source, target, name(arguments, target));
      if (arguments.has("progress")) {
        out.println("done " + Reports.of(result, settings.codecs()));
        out.flush();
      }
    }
  }

  private static PyramidBuilder.Settings settings(Arguments arguments) throws UsageException {
    var extension = arguments.find("format").orElse("jpg");
    var format =
        TileFormat.find(extension)
            .orElseThrow(
                () -> new UsageException("--format cannot be " + extension + ": jpg, png, webp"));
    int tileSize = (int) arguments.number("tile-size", 256, 32, 4096);
    if (tileSize % 2 != 0) {
      throw new UsageException("--tile-size must be even");
    }
    int quality = (int) arguments.number("quality", 75, 1, 100);
    int cores = Runtime.getRuntime().availableProcessors();
    try {
      return new PyramidBuilder.Settings(
          tileSize,
          (int) arguments.number("overlap", 0, 0, Math.min(64, tileSize / 2)),
          TileCodecs.choose(format, quality, arguments.choice("encoder", Encoder.class)),
          arguments.choice("source-tiles", SourceTiles.class).isEmpty(),
          (int) arguments.number("threads", cores, 1, 256),
          arguments.number("memory", DEFAULT_MEMORY_MB, 1, 1 << 20) << 20);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static String name(Arguments arguments, Path target) throws UsageException {
    var given = arguments.find("name");
    if (given.isPresent() && !PyramidName.isSafe(given.get())) {
      throw new UsageException("--name must be letters, digits, '.', '-' and '_'");
    }
    return given.orElseGet(() -> PyramidName.of(target));
  }

  private static void report(int percent, PrintStream out) {
    out.println("progress " + percent);
    out.flush();
  }
}
