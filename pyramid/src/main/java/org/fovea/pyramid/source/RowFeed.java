package org.fovea.pyramid.source;

import java.io.IOException;
import org.fovea.pyramid.memory.PixelStrip;
import org.jspecify.annotations.Nullable;

/// Fills the strips of a sink row by row, for decoders that give rows.
public final class RowFeed {
  private final StripSink sink;
  private final long height;
  private @Nullable PixelStrip strip;
  private int filled;
  private long row;

  /// @param height rows to come
  public RowFeed(StripSink sink, long height) {
    this.sink = sink;
    this.height = height;
  }

  /// Returns how many rows were given.
  public long row() {
    return row;
  }

  /// Says whether all rows were given.
  public boolean complete() {
    return row == height;
  }

  /// Gives the next row.
  ///
  /// @param pixels in the strip's format, from `from` on
  public void put(byte[] pixels, int from) throws IOException, InterruptedException {
    var target = current();
    target.putRow(filled, pixels, from);
    advance(target, 1);
  }

  /// Returns the strip that is being filled; [#filledRows()] says from where on.
  public PixelStrip current() throws IOException, InterruptedException {
    if (strip == null) {
      strip = sink.take();
      filled = 0;
    }
    return strip;
  }

  /// Returns how many rows of [#current()] are filled.
  public int filledRows() {
    return filled;
  }

  /// Says that more rows of [#current()] are filled.
  public void advance(PixelStrip target, int rows) throws IOException {
    filled += rows;
    row += rows;
    if (filled == target.rows()) {
      strip = null;
      sink.put(target);
    }
  }
}
