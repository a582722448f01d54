package org.fovea.pyramid;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.fovea.pyramid.geometry.TileAddress;

/// How far the decoded tiles of our pyramid and of libvips' are apart, as peak signal-to-noise
/// ratio: `10 log10(255² / mean squared difference)` decibels over all samples of all channels;
/// infinite if they are equal.
public final class PyramidDifference {
  private PyramidDifference() {}

  /// One level.
  ///
  /// @param tiles in the level
  /// @param psnr over the whole level, decibels
  /// @param worstTilePsnr of the tile that differs most, decibels
  public record Level(int level, long tiles, double psnr, double worstTilePsnr) {}

  /// Compares each tile; the largest level comes first.
  ///
  /// @throws IOException if a tile is missing, cannot be decoded, or differs in size or channels
  public static List<Level> measure(PyramidReader ours, DzsavePyramid theirs) throws IOException {
    var levels = new ArrayList<Level>();
    for (int level = ours.shape().levels() - 1; level >= 0; level--) {
      levels.add(measure(ours, theirs, level));
    }
    return levels;
  }

  private static Level measure(PyramidReader ours, DzsavePyramid theirs, int level)
      throws IOException {
    var whole = new SquaredDifference(0, 0);
    double worst = Double.POSITIVE_INFINITY;
    for (long row = 0; row < ours.shape().rows(level); row++) {
      for (long column = 0; column < ours.shape().columns(level); column++) {
        var address = new TileAddress(level, column, row);
        var ourTile = decode(ours.tile(address).orElseThrow().toArray(JAVA_BYTE));
        var tile = SquaredDifference.of(ourTile, decode(theirs.tile(address)), address);
        whole = whole.plus(tile);
        worst = Math.min(worst, tile.psnr());
      }
    }
    return new Level(level, ours.shape().tiles(level), whole.psnr(), worst);
  }

  /// Decodes to samples as they are stored: `getRGB` would bring grey to another tone curve.
  private static Raster decode(byte[] file) throws IOException {
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(file))).getRaster();
  }

  private record SquaredDifference(double sum, long samples) {
    static SquaredDifference of(Raster ours, Raster theirs, TileAddress address)
        throws IOException {
      if (!ours.getBounds().equals(theirs.getBounds())
          || ours.getNumBands() != theirs.getNumBands()) {
        throw new IOException(
            "tile %s: ours is %s of %d channels, dzsave's %s of %d"
                .formatted(
                    DzsavePyramid.name(address),
                    ours.getBounds(),
                    ours.getNumBands(),
                    theirs.getBounds(),
                    theirs.getNumBands()));
      }
      var a = ours.getPixels(0, 0, ours.getWidth(), ours.getHeight(), (int[]) null);
      var b = theirs.getPixels(0, 0, ours.getWidth(), ours.getHeight(), (int[]) null);
      long sum = 0;
      for (int i = 0; i < a.length; i++) {
        int difference = a[i] - b[i];
        sum += (long) difference * difference;
      }
      return new SquaredDifference(sum, a.length);
    }

    SquaredDifference plus(SquaredDifference other) {
      return new SquaredDifference(sum + other.sum, samples + other.samples);
    }

    double psnr() {
      return sum == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(255.0 * 255 * samples / sum);
    }
  }
}
