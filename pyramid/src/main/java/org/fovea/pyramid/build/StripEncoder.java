package org.fovea.pyramid.build;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.fovea.pyramid.codec.TileCodec;
import org.fovea.pyramid.geometry.PyramidShape;
import org.fovea.pyramid.geometry.Region;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.pyramid.memory.PixelStrip;
import org.jspecify.annotations.Nullable;

/// Does tasks: encodes tiles, then shrinks them while their pixels are still in the core's cache.
/// Used by one thread.
final class StripEncoder implements AutoCloseable {
  private final PyramidShape shape;
  private final TileCodec codec;
  private final Downsampler downsampler = new Downsampler();
  private final Arena arena = Arena.ofConfined();
  private @Nullable PixelStrip assembly; // one tile with its overlap

  /// @param codec closed with this encoder
  StripEncoder(PyramidShape shape, TileCodec codec) {
    this.shape = shape;
    this.codec = codec;
  }

  /// Returns the encoded tiles of a task in the order of their columns; its pixels are then shrunk.
  List<byte[]> encode(Task task) throws IOException {
    var tiles = new ArrayList<byte[]>((int) (task.endColumn() - task.firstColumn()));
    for (long column = task.firstColumn(); column < task.endColumn(); column++) {
      var ready = task.strip().findTile(column);
      tiles.add(ready.isPresent() ? ready.get() : encode(task, column));
    }
    task.parent().ifPresent(parent -> shrink(task, parent));
    return tiles;
  }

  @Override
  public void close() {
    arena.close();
    codec.close();
  }

  private byte[] encode(Task task, long column) throws IOException {
    var strip = task.strip();
    var tile = shape.region(new TileAddress(strip.level(), column, strip.row()));
    if (shape.overlap() == 0) {
      return codec.encode(
          strip.pixels(), (int) tile.x(), 0, (int) tile.width(), (int) tile.height());
    }
    if (assembly == null) {
      int side = shape.tileSize() + 2 * shape.overlap();
      assembly = PixelStrip.allocate(arena, strip.pixels().format(), side, side);
    }
    for (int row = 0; row < tile.height(); row++) {
      copyRow(task, tile, row, assembly);
    }
    return codec.encode(assembly, 0, 0, (int) tile.width(), (int) tile.height());
  }

  private void copyRow(Task task, Region tile, int row, PixelStrip whole) {
    long y = tile.y() + row;
    var strip = stripOf(task, y / shape.tileSize());
    int from = (int) (y - strip.row() * shape.tileSize());
    long bytes = tile.width() * whole.format().channels();
    MemorySegment.copy(
        strip.pixels().pixels(),
        strip.pixels().offset((int) tile.x(), from),
        whole.pixels(),
        whole.offset(0, row),
        bytes);
  }

  private static LevelStrip stripOf(Task task, long row) {
    long own = task.strip().row();
    return row == own ? task.strip() : (row < own ? task.above() : task.below()).orElseThrow();
  }

  private void shrink(Task task, LevelStrip parent) {
    var strip = task.strip();
    int x = (int) task.firstColumn() * shape.tileSize();
    long end = Math.min(task.endColumn() * shape.tileSize(), shape.width(strip.level()));
    int targetRow = (int) (strip.row() % 2) * shape.tileSize() / 2;
    var part = new Downsampler.Part(strip.pixels(), x, (int) end - x);
    downsampler.shrink(part, parent.pixels(), targetRow);
  }
}
