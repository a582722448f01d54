package org.fovea.pyramid.decode.tiff;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.fovea.pyramid.colour.Ycbcr;
import org.fovea.pyramid.source.MalformedImageException;
import org.fovea.pyramid.source.UnsupportedImageException;

/// Blocks by the JPEG reader of the JDK, as stored; YCbCr becomes RGB here, for the reader takes
/// several times as long to do that.
final class ImageIoTiffJpegDecoder implements TiffJpegDecoder {
  private static final String PROVIDER = "com.sun.imageio.plugins.jpeg.";

  private final ImageReader reader;
  private final boolean ycbcr;
  private byte[] row = new byte[0];
  private String remark = "";

  /// @param ycbcr whether three components are YCbCr
  ImageIoTiffJpegDecoder(boolean ycbcr) throws UnsupportedImageException {
    this.ycbcr = ycbcr;
    this.reader = find();
    reader.addIIOReadWarningListener((source, warning) -> remark = warning);
  }

  private static ImageReader find() throws UnsupportedImageException {
    var readers = ImageIO.getImageReadersByFormatName("jpeg");
    while (readers.hasNext()) {
      var reader = readers.next();
      if (reader.getClass().getName().startsWith(PROVIDER)) {
        return reader;
      }
    }
    throw new UnsupportedImageException("no reader for JPEG is installed");
  }

  @Override
  public boolean decode(TiffJpeg jpeg, Target target, TiffJpeg.Place place) throws IOException {
    remark = "";
    var raster = read(jpeg, place);
    if (!remark.isEmpty()) {
      TiffJpegDecoder.requireHarmless(remark, place);
    }
    int samples = jpeg.components();
    if (raster.getNumBands() != samples
        || raster.getWidth() < target.width()
        || raster.getHeight() < target.rows()) {
      throw new MalformedImageException(
          place.at(),
          "the JPEG data of the TIFF file's " + place.name() + " contradict themselves");
    }
    int bytes = target.width() * samples;
    if (row.length < bytes) {
      row = new byte[bytes];
    }
    for (int y = 0; y < target.rows(); y++) {
      raster.getDataElements(0, y, target.width(), 1, row);
      if (samples == 3 && ycbcr) {
        Ycbcr.toRgb(row, row, target.width());
      }
      MemorySegment.copy(
          row, 0, target.memory(), ValueLayout.JAVA_BYTE, target.at() + y * target.stride(), bytes);
    }
    return remark.isEmpty();
  }

  private Raster read(TiffJpeg jpeg, TiffJpeg.Place place) throws IOException {
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg.file()))) {
      reader.setInput(input, true, true);
      return reader.readRaster(0, null);
    } catch (IOException | RuntimeException e) { // damage shows as whatever the reader runs into
      throw new MalformedImageException(
          "the JPEG data of the TIFF file's "
              + place.name()
              + " at byte "
              + place.at()
              + " are damaged",
          e);
    }
  }

  @Override
  public void close() {
    reader.dispose();
  }
}
