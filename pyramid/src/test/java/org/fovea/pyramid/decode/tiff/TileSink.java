package org.fovea.pyramid.decode.tiff;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.fovea.pyramid.memory.PixelStrip;
import org.fovea.pyramid.source.CollectingSink;
import org.fovea.pyramid.source.StripSink;

/// Collects tiles that are handed over as they are, and the pixels.
final class TileSink implements StripSink {
  final CollectingSink behind;

  /// Tiles by 100 times the strip plus the column.
  final Map<Integer, byte[]> tiles = new TreeMap<>();

  private int strip = -1;

  TileSink(CollectingSink behind) {
    this.behind = behind;
  }

  /// Returns a tile that was handed over.
  byte[] tile(int key) {
    return Objects.requireNonNull(tiles.get(key), () -> "no tile " + key);
  }

  @Override
  public boolean takesTiles(int width, int height) {
    return true;
  }

  @Override
  public void putTile(int column, byte[] jpeg) {
    tiles.put(100 * strip + column, jpeg);
  }

  @Override
  public PixelStrip take() {
    strip++;
    return behind.take();
  }

  @Override
  public void put(PixelStrip full) {
    behind.put(full);
  }
}
