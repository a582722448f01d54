package org.fovea.pyramid.decode.vips;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.SampleSource;
import org.fovea.pyramid.source.SampleType;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.ValueRange;

/// Measured numbers by libvips: 16 and 32 bits and floating point. The file is opened anew for each
/// pass, because libvips reads from top to bottom only.
final class VipsSamples implements SampleSource {
  private static final int ROWS_AT_ONCE = 16;
  private static final int MULTIBAND = 0;
  // By VipsBandFormat; complex numbers were refused.
  private static final SampleType[] TYPES = {
    SampleType.UINT8,
    SampleType.INT8,
    SampleType.UINT16,
    SampleType.INT16,
    SampleType.UINT32,
    SampleType.INT32,
    SampleType.FLOAT32,
    SampleType.FLOAT32,
    SampleType.FLOAT64
  };

  private final VipsLibrary vips;
  private final Path path;
  private final int page;
  private final VipsImage stored;
  private final ImageHeader header;

  VipsSamples(VipsLibrary vips, Path path, int page, VipsImage stored) {
    this.vips = vips;
    this.path = path;
    this.page = page;
    this.stored = stored;
    this.header = stored.header(PixelFormat.ofChannels(channels(stored)), false);
  }

  @Override
  public ImageHeader header() {
    return header;
  }

  @Override
  public SampleType type() {
    return TYPES[stored.depth()];
  }

  @Override
  public Optional<ValueRange> declaredRange() {
    return Optional.empty();
  }

  @Override
  public void stream(RowSink sink) throws IOException, InterruptedException {
    var file = vips.open(path, page);
    try {
      int channels = header.pixels().channels();
      var image = vips.bands(file, stored.plane(), channels);
      try {
        stream(image, sink);
      } finally {
        vips.release(image);
      }
    } finally {
      vips.release(file);
    }
  }

  @Override
  public void close() {
    // every pass releases what it opened
  }

  private void stream(MemorySegment image, RowSink sink) throws IOException, InterruptedException {
    int width = stored.width();
    long rowBytes = (long) width * header.pixels().channels() * type().bytes();
    var region = vips.region(image);
    try {
      for (int top = 0; top < stored.height(); top += ROWS_AT_ONCE) {
        int rows = Math.min(ROWS_AT_ONCE, stored.height() - top);
        vips.fetch(
            region,
            new VipsLibrary.Rows(top, width, rows, rowBytes * rows),
            samples -> {
              for (int row = 0; row < rows; row++) {
                sink.accept(samples.asSlice(row * rowBytes, rowBytes));
              }
            });
      }
    } finally {
      vips.release(region);
    }
  }

  /// Planes of a cube come one by one. Of many bands the first three are colours; a single one more
  /// is an opacity if the file gives the others a meaning.
  private static int channels(VipsImage stored) {
    if (stored.format() == SourceFormat.FITS) {
      return 1;
    }
    int colours = stored.bands() < 3 ? 1 : 3;
    boolean alpha = stored.bands() == colours + 1 && stored.interpretation() != MULTIBAND;
    return colours + (alpha ? 1 : 0);
  }
}
