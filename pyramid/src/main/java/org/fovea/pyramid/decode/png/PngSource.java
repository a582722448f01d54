package org.fovea.pyramid.decode.png;

import java.io.IOException;
import org.fovea.pyramid.source.FileBytes;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.RowFeed;
import org.fovea.pyramid.source.StripSink;
import org.fovea.pyramid.source.TileSource;

/// PNG files of up to 8 bits. ImageIO's own reader needs five times as long, and cannot say where a
/// file is damaged.
public final class PngSource implements TileSource {
  private final FileBytes file;
  private final PngHeader png;
  private final PngImage image;
  private final ImageHeader header;

  private PngSource(FileBytes file, PngHeader png) {
    this.file = file;
    this.png = png;
    var pixels = new PngPixels(png);
    this.image = new PngImage(file, png, png.format().channels(), pixels::convert);
    this.header = png.header(pixels.transforms());
  }

  /// Opens a file of any depth.
  ///
  /// @param file closed with the source
  public static TileSource open(FileBytes file, PngHeader png) {
    return png.depth() == 16 ? PngSamples.open(file, png) : new PngSource(file, png);
  }

  @Override
  public ImageHeader header() {
    return header;
  }

  @Override
  public void stream(StripSink sink) throws IOException, InterruptedException {
    var feed = new RowFeed(sink, png.height());
    image.stream(row -> feed.put(row, 0));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
