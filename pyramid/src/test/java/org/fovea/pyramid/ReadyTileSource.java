package org.fovea.pyramid;

import java.io.IOException;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.Orientation;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.StripSink;
import org.fovea.pyramid.source.TileSource;

/// A black picture of 100 x 100 pixels with one tile that is ready.
final class ReadyTileSource implements TileSource {
  private static final int SIDE = 100;

  private final byte[] tile;
  private final TileAddress address;
  private final int tileSize;
  private final int rows;
  private boolean taken;

  ReadyTileSource(byte[] tile, TileAddress address, int tileSize) {
    this(tile, address, tileSize, SIDE);
  }

  /// @param rows that it gives at least, though it says that it has 100
  ReadyTileSource(byte[] tile, TileAddress address, int tileSize, int rows) {
    this.tile = tile;
    this.address = address;
    this.tileSize = tileSize;
    this.rows = rows;
  }

  boolean wasTaken() {
    return taken;
  }

  @Override
  public ImageHeader header() {
    return new ImageHeader(
        SIDE,
        SIDE,
        PixelFormat.GREY,
        SourceFormat.TIFF,
        8,
        1,
        1,
        Orientation.UPRIGHT,
        false,
        Decoder.JAVA);
  }

  @Override
  public void stream(StripSink sink) throws IOException, InterruptedException {
    for (int row = 0; row < rows; ) {
      var strip = sink.take();
      strip.pixels().fill((byte) 0);
      if (row == address.row() * tileSize && sink.takesTiles(tileSize, tileSize)) {
        sink.putTile((int) address.column(), tile);
        taken = true;
      }
      row += strip.rows();
      sink.put(strip);
    }
  }

  @Override
  public void close() {}
}
