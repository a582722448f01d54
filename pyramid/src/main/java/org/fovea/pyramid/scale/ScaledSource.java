package org.fovea.pyramid.scale;

import java.io.IOException;
import java.util.Optional;
import org.fovea.pyramid.colour.ColourTransform;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.MeasuredRange;
import org.fovea.pyramid.source.RowFeed;
import org.fovea.pyramid.source.SampleSource;
import org.fovea.pyramid.source.StripSink;
import org.fovea.pyramid.source.TileSource;

/// Measured numbers as pixels. A first pass over the file counts the numbers, a second one brings
/// them to 8 bits by the [MeasuredRange] that the first one found.
public final class ScaledSource implements TileSource {
  private final SampleSource source;
  private final Optional<ColourTransform> colours;
  private Optional<MeasuredRange> range = Optional.empty();

  private ScaledSource(SampleSource source, Optional<ColourTransform> colours) {
    this.source = source;
    this.colours = colours;
  }

  /// Returns the pixels of a source. Closing it closes the given one.
  public static TileSource of(SampleSource source) {
    return new ScaledSource(source, Optional.empty());
  }

  /// Returns the pixels of a source whose colours are those of a profile.
  ///
  /// @param colours applied after the numbers were brought to 8 bits
  public static TileSource of(SampleSource source, Optional<ColourTransform> colours) {
    return new ScaledSource(source, colours);
  }

  @Override
  public ImageHeader header() {
    return source.header();
  }

  @Override
  public Optional<MeasuredRange> range() {
    return range;
  }

  @Override
  public void stream(StripSink sink) throws IOException, InterruptedException {
    var measure = new RangeMeasure(source);
    source.stream(measure);
    var found = measure.finish();
    range = Optional.of(found);
    var header = source.header();
    int width = Math.toIntExact(header.width());
    var scale = new SampleScale(found, header.pixels());
    var feed = new RowFeed(sink, header.height());
    var pixels = new byte[Math.multiplyExact(width, header.pixels().channels())];
    source.stream(row -> {
      scale.convert(row, pixels, width);
      colours.ifPresent(profile -> profile.applyTo(pixels, header.pixels(), width));
      feed.put(pixels, 0);
    });
    if (!feed.complete()) {
      throw new IllegalStateException("the source gave fewer rows than its header says");
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
