package org.fovea.pyramid.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.memory.PixelStrip;

/// PNG tiles by ImageIO.
final class PngCodec implements TileCodec {
  private final ImageWriter writer = findWriter();
  private final ImageWriteParam parameters = writer.getDefaultWriteParam();

  PngCodec() {
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(0.5f); // of deflate: the middle between fast and small
  }

  @Override
  public byte[] encode(PixelStrip strip, int x, int row, int width, int rows) throws IOException {
    var image = copy(strip, x, row, width, rows);
    var bytes = new ByteArrayOutputStream(width * rows / 2 + 1024);
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    writer.dispose();
  }

  private static BufferedImage copy(PixelStrip strip, int x, int row, int width, int rows) {
    int channels = strip.format().channels();
    int rowBytes = width * channels;
    var pixels = new byte[rowBytes * rows];
    for (int y = 0; y < rows; y++) {
      MemorySegment.copy(
          strip.pixels(), JAVA_BYTE, strip.offset(x, row + y), pixels, y * rowBytes, rowBytes);
    }
    var offsets = new int[channels];
    for (int i = 0; i < channels; i++) {
      offsets[i] = i;
    }
    var raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(pixels, pixels.length),
            width,
            rows,
            rowBytes,
            channels,
            offsets,
            null);
    return new BufferedImage(colours(strip.format()), raster, false, null);
  }

  private static ColorModel colours(PixelFormat format) {
    var space =
        ColorSpace.getInstance(format.channels() < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    boolean alpha = format.hasAlpha();
    return new ComponentColorModel(
        space,
        alpha,
        false,
        alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
        DataBuffer.TYPE_BYTE);
  }

  private static ImageWriter findWriter() {
    var writers = ImageIO.getImageWritersByFormatName("png");
    while (writers.hasNext()) {
      var writer = writers.next();
      if (writer.getClass().getName().startsWith("com.sun.imageio.")) {
        return writer;
      }
    }
    throw new IllegalStateException("the JDK has no writer for PNG");
  }
}
