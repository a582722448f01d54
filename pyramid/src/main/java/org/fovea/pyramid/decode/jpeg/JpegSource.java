package org.fovea.pyramid.decode.jpeg;

import java.awt.image.BufferedImage;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageReader;
import org.fovea.pyramid.colour.ColourTransform;
import org.fovea.pyramid.decode.imageio.HeldSource;
import org.fovea.pyramid.decode.imageio.ImageIoReader;
import org.fovea.pyramid.decode.imageio.SinkRaster;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.RowFeed;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.StripSink;
import org.fovea.pyramid.source.TileSource;
import org.fovea.pyramid.source.UnsupportedImageException;

/// JPEG files of one or three components by the reader of the JDK, in one pass. A file of several
/// scans is streamed too, but the reader holds its coefficients outside the Java heap: two bytes a
/// sample.
public final class JpegSource implements TileSource {
  private static final String PROVIDER = "com.sun.imageio.plugins.jpeg.";
  private static final int LOSSLESS = 3; // SOF3: libjpeg knows none, TwelveMonkeys does

  private final JpegHeader jpeg;
  private final ImageIoReader reader;
  private final ImageHeader header;
  private final Optional<ColourTransform> transform;

  private JpegSource(JpegHeader jpeg, ImageIoReader reader) {
    this.jpeg = jpeg;
    this.reader = reader;
    this.transform =
        jpeg.profile().flatMap(profile -> ColourTransform.of(profile, jpeg.components()));
    this.header =
        new ImageHeader(
            jpeg.width(),
            jpeg.height(),
            PixelFormat.ofChannels(jpeg.components()),
            SourceFormat.JPEG,
            jpeg.precision(),
            jpeg.components(),
            1,
            jpeg.orientation(),
            transform.isPresent(),
            Decoder.JAVA);
  }

  /// Opens a JPEG file whose header was read and is within the limits.
  public static TileSource open(Path path, JpegHeader jpeg, Limits limits) throws IOException {
    if (jpeg.precision() == 8 && jpeg.process() == LOSSLESS) {
      limits.checkHeld(jpeg.width(), jpeg.height(), "lossless JPEG");
      return HeldSource.open(
          path, SourceFormat.JPEG, "com.twelvemonkeys.", jpeg.orientation(), limits);
    }
    if (jpeg.precision() != 8 || jpeg.process() > 2) {
      throw new UnsupportedImageException(
          "JPEG of this kind (process "
              + jpeg.process()
              + ", "
              + jpeg.precision()
              + " bits) is read by none of the decoders that are active");
    }
    if ((long) jpeg.width() * jpeg.height() > Integer.MAX_VALUE) {
      throw new UnsupportedImageException(
          "a JPEG of more than 2,147,483,647 pixels needs libvips, which is not installed");
    }
    if (jpeg.components() == 4) { // inks: TwelveMonkeys knows how Adobe stores them
      limits.checkHeld(jpeg.width(), jpeg.height(), "CMYK JPEG");
      return HeldSource.open(
          path, SourceFormat.JPEG, "com.twelvemonkeys.", jpeg.orientation(), limits);
    }
    if (jpeg.components() != 1 && jpeg.components() != 3) {
      throw new UnsupportedImageException(
          "a JPEG of " + jpeg.components() + " components is unknown");
    }
    return new JpegSource(jpeg, ImageIoReader.open(path, "jpeg", PROVIDER));
  }

  @Override
  public ImageHeader header() {
    return header;
  }

  @Override
  public void stream(StripSink sink) throws IOException, InterruptedException {
    var feed = new RowFeed(sink, jpeg.height());
    var rows = new Rows(feed);
    reader.run(imageReader -> {
      var parameters = imageReader.getDefaultReadParam();
      parameters.setDestination(destination(imageReader, rows));
      return imageReader.read(0, parameters);
    });
    reader.requireWhole();
    if (!feed.complete()) {
      throw new MalformedImageException(MalformedImageException.UNKNOWN, "the file ends early");
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private BufferedImage destination(ImageReader imageReader, SinkRaster.Consumer rows)
      throws IOException {
    var types = imageReader.getImageTypes(0);
    while (types.hasNext()) {
      var type = types.next();
      if (type.getNumComponents() == jpeg.components()) {
        int channels = jpeg.components();
        var offsets = channels == 1 ? new int[] {0} : new int[] {0, 1, 2};
        var model =
            new PixelInterleavedSampleModel(
                type.getSampleModel().getDataType(),
                jpeg.width(),
                jpeg.height(),
                channels,
                jpeg.width() * channels,
                offsets);
        return new BufferedImage(type.getColorModel(), new SinkRaster(model, rows), false, null);
      }
    }
    throw new UnsupportedImageException("the colours of this JPEG are unknown");
  }

  /// Copies rows as the reader gives them, red first.
  private final class Rows implements SinkRaster.Consumer {
    private final RowFeed feed;
    private int pass; // the reader shows the whole picture after each scan; the last one counts
    private final byte[] row = new byte[jpeg.width() * jpeg.components()];
    private final byte[] srgb = new byte[transform.isPresent() ? jpeg.width() * 3 : 0];

    Rows(RowFeed feed) {
      this.feed = feed;
    }

    @Override
    public void accept(int y, Raster rows) throws IOException, InterruptedException {
      if (y == 0) {
        pass++;
      }
      if (pass < jpeg.scans()) {
        return;
      }
      if (y != feed.row()) {
        throw new MalformedImageException(
            MalformedImageException.UNKNOWN, "the scans of the JPEG file contradict its header");
      }
      rows.getDataElements(0, rows.getMinY(), rows.getWidth(), 1, row);
      if (transform.isEmpty() || jpeg.components() == 3) { // the reader itself brings RGB to sRGB
        feed.put(row, 0);
        return;
      }
      transform.get().apply(row, srgb, jpeg.width());
      for (int x = 0; x < jpeg.width(); x++) {
        row[x] = srgb[3 * x];
      }
      feed.put(row, 0);
    }
  }
}
