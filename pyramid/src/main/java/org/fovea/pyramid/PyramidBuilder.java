package org.fovea.pyramid;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.fovea.pyramid.build.PyramidPass;
import org.fovea.pyramid.codec.TileCodecs;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.source.FlattenedSource;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.MeasuredRange;
import org.fovea.pyramid.source.TileSource;
import org.fovea.pyramid.szi.Descriptor;
import org.fovea.pyramid.szi.PyramidWriteException;
import org.fovea.pyramid.szi.SziWriter;

/// Makes the pyramid file of an image in one streaming pass.
public final class PyramidBuilder {
  /// More tiles than this are refused: twenty gigapixels need a tenth.
  private static final long MAX_TILES = 5_000_000;

  private final Settings settings;
  private final IntConsumer progress;

  /// How a pyramid is made.
  ///
  /// @param tileSize side of a tile in pixels, even, 2 to 8192
  /// @param overlap pixels shared with each neighbour, 0 to half of `tileSize`
  /// @param codecs format, quality and encoder of the tiles
  /// @param sourceTiles whether JPEG tiles of the source are taken as they are where they fit
  /// @param threads that encode, 1 or more
  /// @param memoryBytes that strips of pixels may take
  public record Settings(
      int tileSize,
      int overlap,
      TileCodecs codecs,
      boolean sourceTiles,
      int threads,
      long memoryBytes) {
    /// Says whether a source may give [org.fovea.pyramid.memory.PixelFormat#YCBCR]: tiles and
    /// halved strips must begin at whole samples of the smaller planes.
    public boolean takesPlanes() {
      return codecs.takesPlanes() && overlap == 0 && tileSize % 4 == 0;
    }
  }

  /// @param progress told each whole percent once, 0 to 100, by any thread
  public PyramidBuilder(Settings settings, IntConsumer progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /// Writes the pyramid of a source. If it fails, no file is there that was not there before.
  ///
  /// @param source closed by the caller
  /// @param file to create or to replace
  /// @param name of the folder inside the file: letters, digits, `.`, `-` and `_`
  /// @return what was built
  /// @throws MalformedImageException if the source turns out to be damaged
  /// @throws LimitException if it needs more memory or tiles than allowed
  /// @throws PyramidWriteException if the file cannot be written
  /// @throws IOException if the source cannot be read or a tile cannot be encoded
  /// @throws InterruptedException if the build was cancelled
  public Result build(TileSource source, Path file, String name)
      throws IOException, InterruptedException {
    var format = settings.codecs().format();
    var shown = format.hasAlpha() ? source : FlattenedSource.of(source);
    var header = shown.header();
    if (header.pixels().planar() && !settings.takesPlanes()) {
      throw new IllegalArgumentException("the source gives planes, which these tiles cannot take");
    }
    var shape =
        new PyramidShape(header.width(), header.height(), settings.tileSize(), settings.overlap());
    if (shape.tiles() > MAX_TILES) {
      throw new LimitException(
          "the pyramid would have %,d tiles, and %,d are allowed"
              .formatted(shape.tiles(), MAX_TILES));
    }
    var pass =
        new PyramidPass(
            shape,
            settings.codecs(),
            settings.sourceTiles(),
            settings.threads(),
            settings.memoryBytes());
    var descriptor = new Descriptor(shape, format.extension());
    try (var writer = SziWriter.create(file, name, descriptor)) {
      pass.run(shown, writer, progress);
      writer.putProperties(SourceProperties.of(shape, source.header(), source.range()));
      writer.finish();
    } catch (IOException e) {
      if (isInterrupt(e)) {
        Thread.interrupted();
        throw (InterruptedException) new InterruptedException("cancelled").initCause(e);
      }
      throw e;
    }
    return new Result(shape, source.header(), source.range());
  }

  /// Says whether an interrupt of the thread closed a file, which is how files tell of one.
  private static boolean isInterrupt(IOException failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof ClosedByInterruptException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  /// What was built.
  ///
  /// @param shape of the pyramid
  /// @param source what the file said of itself
  /// @param range how measured numbers became pixels; empty if the file's numbers were light
  public record Result(PyramidShape shape, ImageHeader source, Optional<MeasuredRange> range) {}
}
