package org.fovea.pyramid.decode.tiff;

import java.io.IOException;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.Orientation;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.StripSink;
import org.fovea.pyramid.source.TileSource;

/// Pages of TIFF and BigTIFF files of our own reading whose numbers are colours.
final class TiffSource implements TileSource {
  private final TiffReading reading;
  private final ImageHeader header;
  private final int threads;

  private TiffSource(TiffReading reading, ImageHeader header, int threads) {
    this.reading = reading;
    this.header = header;
    this.threads = threads;
  }

  /// Returns a source that owns the file of the reading.
  ///
  /// @throws org.fovea.pyramid.source.UnsupportedImageException if the JPEG data are of a kind that
  ///   we do not read
  static TileSource open(TiffReading reading, SourceOptions options) throws IOException {
    var plan = reading.plan();
    var colours = plan.colours();
    boolean planes = options.planes() && reading.givesPlanes();
    var header =
        reading.header(
            planes ? PixelFormat.YCBCR : colours.format(), colours.transform().isPresent());
    return new TiffSource(reading, header, options.threads());
  }

  @Override
  public ImageHeader header() {
    return header;
  }

  @Override
  public void stream(StripSink sink) throws IOException, InterruptedException {
    var blocks = reading.plan().page().blocks();
    boolean tiles =
        blocks.tiled()
            && header.orientation() == Orientation.UPRIGHT
            && blocks.width() <= Integer.MAX_VALUE
            && blocks.rows() <= Integer.MAX_VALUE
            && sink.takesTiles((int) blocks.width(), (int) blocks.rows());
    try (var bands = new TiffBands(reading.plan(), this::open, threads)) {
      long top = 0;
      while (top < header.height()) {
        var strip = sink.take();
        var ready = bands.fill(top, strip.rows(), TiffBand.of(strip));
        if (tiles && top % blocks.rows() == 0 && strip.rows() == blocks.rows()) {
          ready.forEach(sink::putTile);
        }
        top += strip.rows();
        sink.put(strip);
      }
    }
  }

  private TiffBlockReader open() throws IOException {
    var plan = reading.plan();
    var page = plan.page();
    int width = (int) page.blocks().width();
    return reading.open(new TiffPixels(plan.colours(), page.bits(), plan.samples(), width));
  }

  @Override
  public void close() throws IOException {
    reading.close();
  }
}
