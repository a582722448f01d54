package org.fovea.pyramid.decode.imageio;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.Orientation;
import org.fovea.pyramid.source.RowFeed;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.StripSink;
import org.fovea.pyramid.source.TileSource;

/// Formats that are read into memory as a whole: GIF, BMP and JPEG of four inks. The caller has
/// checked that the picture may be held.
public final class HeldSource implements TileSource {
  private final ImageIoReader reader;
  private final ImageHeader header;

  private HeldSource(ImageIoReader reader, ImageHeader header) {
    this.reader = reader;
    this.header = header;
  }

  /// Opens a GIF or BMP file.
  public static TileSource open(Path path, SourceFormat format, Limits limits) throws IOException {
    try (var reader =
        ImageIoReader.open(path, format.label().toLowerCase(Locale.ROOT), "com.sun.")) {
      long width = reader.ask(r -> r.getWidth(0));
      long height = reader.ask(r -> r.getHeight(0));
      limits.checkSize(width, height);
      limits.checkHeld(width, height, format.label() + " file");
    }
    return open(path, format, "com.sun.", Orientation.UPRIGHT, limits);
  }

  /// Opens a file whose size is known to be within the limits.
  ///
  /// @param provider start of the class name of the reader
  public static TileSource open(
      Path path, SourceFormat format, String provider, Orientation orientation, Limits limits)
      throws IOException {
    var reader = ImageIoReader.open(path, format.label().toLowerCase(Locale.ROOT), provider);
    try {
      int frames = format == SourceFormat.GIF ? reader.ask(r -> r.getNumImages(true)) : 1;
      limits.checkFrames(frames);
      int width = reader.ask(r -> r.getWidth(0));
      int height = reader.ask(r -> r.getHeight(0));
      var type = reader.ask(r -> r.getImageTypes(0).next());
      var colours = type.getColorModel();
      limits.checkChannels(colours.getNumComponents());
      var converter = new RowConverter(colours, width);
      var header =
          new ImageHeader(
              width,
              height,
              converter.format(),
              format,
              type.getSampleModel().getSampleSize(0),
              colours.getNumComponents(),
              frames,
              orientation,
              converter.transforms(),
              Decoder.JAVA);
      return new HeldSource(reader, header);
    } catch (Throwable e) {
      reader.close();
      throw e;
    }
  }

  @Override
  public ImageHeader header() {
    return header;
  }

  @Override
  public void stream(StripSink sink) throws IOException, InterruptedException {
    BufferedImage image = reader.run(r -> r.read(0));
    reader.requireWhole();
    var rows = new RowConverter(image.getColorModel(), image.getWidth());
    if (rows.format() != header.pixels()
        || image.getWidth() != header.width()
        || image.getHeight() != header.height()) {
      throw new MalformedImageException(
          MalformedImageException.UNKNOWN, "the picture contradicts the file's header");
    }
    var feed = new RowFeed(sink, header.height());
    var row = new byte[image.getWidth() * rows.format().channels()];
    for (int y = 0; y < image.getHeight(); y++) {
      rows.convert(image.getRaster(), y, row);
      feed.put(row, 0);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
