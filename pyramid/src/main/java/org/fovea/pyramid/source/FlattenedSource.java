package org.fovea.pyramid.source;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.fovea.pyramid.memory.PixelStrip;
import org.jspecify.annotations.Nullable;

/// A source with alpha, laid on white, for tiles that cannot be transparent.
public final class FlattenedSource implements TileSource {
  private static final int WHITE = 255;

  private final TileSource source;
  private final ImageHeader header;

  private FlattenedSource(TileSource source) {
    this.source = source;
    this.header = source.header().withPixels(source.header().pixels().opaque());
  }

  /// Returns a source without alpha: the given one if it has none. Closing it closes the given one.
  public static TileSource of(TileSource source) {
    return source.header().pixels().hasAlpha() ? new FlattenedSource(source) : source;
  }

  @Override
  public ImageHeader header() {
    return header;
  }

  @Override
  public Optional<MeasuredRange> range() {
    return source.range();
  }

  @Override
  public void stream(StripSink sink) throws IOException, InterruptedException {
    try (var arena = Arena.ofShared()) { // sources may fill a strip by several threads
      source.stream(new Sink(sink, arena));
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  /// Lends one strip with alpha and flattens it into the strips of the sink behind.
  private final class Sink implements StripSink {
    private final StripSink behind;
    private final Arena arena;
    private @Nullable PixelStrip target;
    private @Nullable PixelStrip lent;

    Sink(StripSink behind, Arena arena) {
      this.behind = behind;
      this.arena = arena;
    }

    @Override
    public PixelStrip take() throws IOException, InterruptedException {
      var next = behind.take();
      if (lent == null || lent.rows() < next.rows()) {
        lent = PixelStrip.allocate(arena, source.header().pixels(), next.width(), next.rows());
      }
      target = next;
      return lent.top(next.rows());
    }

    @Override
    public void put(PixelStrip strip) throws IOException {
      if (target == null) {
        throw new IllegalStateException("no strip was taken");
      }
      var from = new byte[strip.rowBytes()];
      var to = new byte[target.rowBytes()];
      for (int row = 0; row < strip.rows(); row++) {
        MemorySegment.copy(strip.pixels(), JAVA_BYTE, strip.offset(0, row), from, 0, from.length);
        flatten(from, to, strip.width(), header.pixels().channels());
        target.putRow(row, to, 0);
      }
      behind.put(target);
    }
  }

  private static void flatten(byte[] from, byte[] to, int width, int channels) {
    for (int x = 0, at = 0, target = 0; x < width; x++, at++) {
      int alpha = from[at + channels] & 0xFF;
      for (int channel = 0; channel < channels; channel++, at++, target++) {
        int value = (from[at] & 0xFF) * alpha + WHITE * (255 - alpha);
        to[target] = (byte) ((value + 127) / 255);
      }
    }
  }
}
