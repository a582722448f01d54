package org.fovea.pyramid.source;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.fovea.pyramid.memory.PixelStrip;
import org.jspecify.annotations.Nullable;

/// Collects what a source streams. Its strips start off zero, so that a source that leaves gaps is
/// found out.
public final class CollectingSink implements StripSink {
  private static final byte GARBAGE = (byte) 0xA5;

  private final ImageHeader header;
  private final int stripRows;
  private final byte[] pixels;
  private int row;
  private @Nullable PixelStrip lent;

  public CollectingSink(ImageHeader header, int stripRows) {
    this.header = header;
    this.stripRows = stripRows;
    this.pixels = new byte[(int) (header.width() * header.height()) * header.pixels().channels()];
  }

  @Override
  public PixelStrip take() {
    assertThat(lent).as("strips are put before the next is taken").isNull();
    assertThat((long) row).as("no more rows than the header says").isLessThan(header.height());
    int rows = (int) Math.min(stripRows, header.height() - row);
    lent = PixelStrip.allocate(Arena.ofAuto(), header.pixels(), (int) header.width(), rows);
    lent.pixels().fill(GARBAGE);
    return lent;
  }

  @Override
  public void put(PixelStrip strip) {
    assertThat(strip).as("the strip that was taken").isEqualTo(lent);
    lent = null;
    for (int y = 0; y < strip.rows(); y++) {
      int at = (row + y) * strip.rowBytes();
      MemorySegment.copy(
          strip.pixels(), JAVA_BYTE, strip.offset(0, y), pixels, at, strip.rowBytes());
    }
    row += strip.rows();
  }

  /// Returns all pixels, row by row.
  public byte[] pixels() {
    assertThat((long) row).as("all rows").isEqualTo(header.height());
    return pixels;
  }
}
