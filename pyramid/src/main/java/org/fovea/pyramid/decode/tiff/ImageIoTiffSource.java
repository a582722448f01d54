package org.fovea.pyramid.decode.tiff;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import org.fovea.pyramid.decode.imageio.ImageIoReader;
import org.fovea.pyramid.decode.imageio.RowConverter;
import org.fovea.pyramid.decode.imageio.SinkRaster;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.ImageHeader;
import org.fovea.pyramid.source.Limits;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.RowFeed;
import org.fovea.pyramid.source.SourceFormat;
import org.fovea.pyramid.source.StripSink;
import org.fovea.pyramid.source.TileSource;
import org.fovea.pyramid.source.UnsupportedImageException;

/// TIFF and BigTIFF files by TwelveMonkeys, for what our own reading does not know. Tiles and short
/// strips are read by regions that hold whole tiles, so that none is unpacked twice; long strips in
/// one pass.
final class ImageIoTiffSource implements TileSource {
  private static final String PROVIDER = "com.twelvemonkeys.";
  private static final int REGION_ROWS = 256;
  private static final int LONG_STRIP_ROWS = 1024;

  private final TiffPage tiff;
  private final ImageIoReader reader;
  private final ImageTypeSpecifier type;
  private final RowConverter converter;
  private final ImageHeader header;

  private ImageIoTiffSource(
      TiffPage tiff, ImageIoReader reader, ImageTypeSpecifier type, RowConverter converter) {
    this.tiff = tiff;
    this.reader = reader;
    this.type = type;
    this.converter = converter;
    this.header =
        new ImageHeader(
            tiff.width(),
            tiff.height(),
            converter.format(),
            SourceFormat.TIFF,
            tiff.bits(),
            tiff.samples(),
            tiff.frames(),
            tiff.orientation(),
            converter.transforms(),
            Decoder.JAVA);
  }

  /// Says whether TwelveMonkeys may read what our own reading refuses: facsimiles, the two rare
  /// kinds of JPEG, and YCbCr of half resolution. Of others it finds out in mid-picture.
  static boolean mayRead(TiffPage page) {
    return page.hasPlainYcbcr()
        || switch (page.compression()) {
          case 2, 3, 4, TiffPage.OLD_JPEG, TiffPage.JPEG, 32771 -> true;
          default -> false;
        };
  }

  /// Opens a TIFF file whose header was read and is within the limits.
  static TileSource open(Path path, TiffPage tiff, Limits limits) throws IOException {
    if (tiff.planar() && !tiff.blocks().tiled() && tiff.blocks().rows() > LONG_STRIP_ROWS) {
      limits.checkHeld(tiff.width(), tiff.height(), "TIFF file of long separate planes");
    }
    var reader = ImageIoReader.open(path, "tiff", PROVIDER);
    try {
      var type = reader.ask(r -> r.getImageTypes(0).next());
      var converter = new RowConverter(type.getColorModel(), (int) tiff.width());
      return new ImageIoTiffSource(tiff, reader, type, converter);
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
    var rows = new Rows(new RowFeed(sink, tiff.height()));
    boolean longStrips = !tiff.blocks().tiled() && tiff.blocks().rows() > LONG_STRIP_ROWS;
    if (longStrips && !tiff.planar()) {
      reader.run(r -> readInOnePass(r, rows));
    } else {
      readByRegions(rows, longStrips ? tiff.height() : regionRows());
    }
    reader.requireWhole();
    if (!rows.feed.complete()) {
      throw new MalformedImageException(MalformedImageException.UNKNOWN, "the file ends early");
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private long regionRows() {
    return Math.ceilDiv(REGION_ROWS, tiff.blocks().rows()) * tiff.blocks().rows();
  }

  private BufferedImage readInOnePass(ImageReader imageReader, Rows rows) throws IOException {
    if (tiff.width() * tiff.height() > Integer.MAX_VALUE) {
      throw new UnsupportedImageException(
          "a TIFF file of more than 2,147,483,647 pixels in one strip needs libvips, which is not installed");
    }
    var model =
        type.getSampleModel().createCompatibleSampleModel((int) tiff.width(), (int) tiff.height());
    var parameters = imageReader.getDefaultReadParam();
    parameters.setDestination(
        new BufferedImage(
            type.getColorModel(),
            new SinkRaster(model, rows),
            type.getColorModel().isAlphaPremultiplied(),
            null));
    return imageReader.read(0, parameters);
  }

  private void readByRegions(Rows rows, long regionRows) throws IOException, InterruptedException {
    while (!rows.feed.complete()) {
      int top = (int) rows.feed.row();
      int height = (int) Math.min(regionRows, tiff.height() - top);
      var region =
          reader.run(r -> {
            var parameters = r.getDefaultReadParam();
            parameters.setSourceRegion(new Rectangle(0, top, (int) tiff.width(), height));
            parameters.setDestinationType(type);
            return r.read(0, parameters);
          });
      rows.accept(top, region.getRaster());
    }
  }

  /// Converts rows and gives them on.
  private final class Rows implements SinkRaster.Consumer {
    private final RowFeed feed;
    private final byte[] row = new byte[(int) tiff.width() * converter.format().channels()];

    Rows(RowFeed feed) {
      this.feed = feed;
    }

    @Override
    public void accept(int y, Raster rows) throws IOException, InterruptedException {
      if (y != feed.row()) {
        throw new MalformedImageException(
            MalformedImageException.UNKNOWN, "the rows of the TIFF file are out of order");
      }
      for (int i = 0; i < rows.getHeight(); i++) {
        converter.convert(rows, rows.getMinY() + i, row);
        feed.put(row, 0);
      }
    }
  }
}
