package org.fovea.pyramid.decode.imageio;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Optional;
import org.fovea.pyramid.colour.ColourTransform;
import org.fovea.pyramid.memory.PixelFormat;
import org.fovea.pyramid.source.UnsupportedImageException;

/// Turns rows of a raster of ImageIO, whatever its layout and colour model, into rows of a pixel
/// format. Used by one thread.
public final class RowConverter {
  private static final int CMYK = 4;

  private final ColorModel colours;
  private final int width;
  private final PixelFormat format;
  private final int colourChannels;
  private final Optional<ColourTransform> transform;
  private final int[] palette;
  private final int[] samples;
  private final byte[] stored;
  private final byte[] srgb;

  /// @param colours of the rasters to come
  /// @param width of their rows in pixels
  /// @throws UnsupportedImageException if pixels of this kind cannot be shown
  public RowConverter(ColorModel colours, int width) throws UnsupportedImageException {
    this.colours = colours;
    this.width = width;
    this.colourChannels = colours.getNumColorComponents();
    this.palette = palette(colours);
    this.format = format(colours, palette);
    this.transform = palette.length > 0 ? Optional.empty() : transform(colours);
    int channels = Math.max(colours.getNumComponents(), format.channels());
    this.samples = new int[Math.multiplyExact(width, channels)];
    this.stored = new byte[transform.isPresent() ? width * colourChannels : 0];
    this.srgb = new byte[transform.isPresent() ? width * 3 : 0];
  }

  /// Returns the format of the rows that come out.
  public PixelFormat format() {
    return format;
  }

  /// Says whether a colour profile is applied.
  public boolean transforms() {
    return transform.isPresent();
  }

  /// Converts one row.
  ///
  /// @param raster as wide as the row, in the colour model given to the constructor
  /// @param y in the coordinates of the raster
  /// @param out pixels of [#format()], as many as the row is wide
  public void convert(Raster raster, int y, byte[] out) {
    if (palette.length > 0) {
      lookUp(raster, y, out);
    } else if (!copyPlain(raster, y, out)) {
      raster.getPixels(raster.getMinX(), y, width, 1, samples);
      scale(raster);
      paint(out);
    }
  }

  private void lookUp(Raster raster, int y, byte[] out) {
    raster.getSamples(raster.getMinX(), y, width, 1, 0, samples);
    int channels = format.channels();
    for (int x = 0, at = 0; x < width; x++, at += channels) {
      int argb = palette[Math.min(samples[x], palette.length - 1)];
      switch (format) {
        case GREY -> out[at] = (byte) argb;
        case GREY_ALPHA -> {
          out[at] = (byte) argb;
          out[at + 1] = (byte) (argb >> 24);
        }
        case RGB, RGBA -> {
          out[at] = (byte) (argb >> 16);
          out[at + 1] = (byte) (argb >> 8);
          out[at + 2] = (byte) argb;
          if (channels == 4) {
            out[at + 3] = (byte) (argb >> 24);
          }
        }
        case YCBCR -> throw new IllegalStateException("no palette gives planes");
      }
    }
  }

  /// Copies rows that are already as wanted but for the order of their bytes.
  private boolean copyPlain(Raster raster, int y, byte[] out) {
    boolean plain =
        transform.isEmpty()
            && raster.getSampleModel() instanceof PixelInterleavedSampleModel
            && raster.getDataBuffer() instanceof DataBufferByte
            && colours.getNumComponents() == format.channels()
            && !colours.isAlphaPremultiplied()
            && colours.getComponentSize(0) == 8;
    if (!plain) {
      return false;
    }
    var model = (PixelInterleavedSampleModel) raster.getSampleModel();
    var buffer = (DataBufferByte) raster.getDataBuffer();
    var data = buffer.getData();
    int step = model.getPixelStride();
    int channels = format.channels();
    int start =
        buffer.getOffset()
            + (y - raster.getSampleModelTranslateY()) * model.getScanlineStride()
            + (raster.getMinX() - raster.getSampleModelTranslateX()) * step;
    for (int channel = 0; channel < channels; channel++) {
      int from = start + model.getBandOffsets()[channel];
      for (int x = 0, at = channel; x < width; x++, at += channels, from += step) {
        out[at] = data[from];
      }
    }
    return true;
  }

  /// Brings the samples to 0..255.
  private void scale(Raster raster) {
    int channels = raster.getNumBands();
    boolean signed = raster.getDataBuffer().getDataType() == DataBuffer.TYPE_SHORT;
    for (int channel = 0; channel < channels; channel++) {
      int bits = raster.getSampleModel().getSampleSize(channel);
      int max = bits >= 31 ? Integer.MAX_VALUE : (1 << bits) - 1;
      for (int i = channel; i < width * channels; i += channels) {
        int value = signed ? samples[i] + (1 << 15) : samples[i];
        if (bits > 8) {
          samples[i] = value >>> (bits - 8); // as libvips does it
        } else if (bits < 8) {
          samples[i] = value * 255 / max;
        }
      }
    }
  }

  private void paint(byte[] out) {
    int in = colours.getNumComponents();
    boolean alpha = colours.hasAlpha();
    if (alpha && colours.isAlphaPremultiplied()) {
      unmultiply(in);
    }
    if (transform.isPresent()) {
      transformColours(transform.get(), in);
    } else if (colourChannels == CMYK) {
      mixInks(in);
    }
    int channels = format.channels();
    int keep = channels - (format.hasAlpha() ? 1 : 0);
    for (int x = 0; x < width; x++) {
      for (int channel = 0; channel < keep; channel++) {
        out[x * channels + channel] =
            transform.isPresent() ? srgb[x * 3 + channel] : (byte) samples[x * in + channel];
      }
      if (format.hasAlpha()) {
        out[x * channels + keep] = (byte) samples[x * in + in - 1];
      }
    }
  }

  private void transformColours(ColourTransform transform, int in) {
    for (int x = 0; x < width; x++) {
      for (int channel = 0; channel < colourChannels; channel++) {
        stored[x * colourChannels + channel] = (byte) samples[x * in + channel];
      }
    }
    transform.apply(stored, srgb, width);
  }

  /// Makes red, green and blue of inks without a profile, the way every viewer does.
  private void mixInks(int in) {
    for (int at = 0; at < width * in; at += in) {
      int light = 255 - samples[at + 3];
      for (int channel = 0; channel < 3; channel++) {
        samples[at + channel] = ((255 - samples[at + channel]) * light + 127) / 255;
      }
    }
  }

  private void unmultiply(int in) {
    for (int at = 0; at < width * in; at += in) {
      int alpha = samples[at + in - 1];
      for (int channel = 0; channel < in - 1; channel++) {
        samples[at + channel] =
            alpha == 0 ? 0 : Math.min(255, (samples[at + channel] * 255 + alpha / 2) / alpha);
      }
    }
  }

  private static int[] palette(ColorModel colours) {
    if (!(colours instanceof IndexColorModel indexed)) {
      return new int[0];
    }
    var argb = new int[indexed.getMapSize()];
    indexed.getRGBs(argb);
    return argb;
  }

  private static PixelFormat format(ColorModel colours, int[] palette)
      throws UnsupportedImageException {
    if (palette.length > 0) {
      return paletteFormat(palette);
    }
    int type = colours.getColorSpace().getType();
    boolean packed = colours instanceof DirectColorModel; // several samples in one number
    boolean known =
        (packed || colours instanceof ComponentColorModel)
            && (type == ColorSpace.TYPE_GRAY
                || type == ColorSpace.TYPE_RGB
                || type == ColorSpace.TYPE_CMYK);
    if (!known || (!packed && colours.getTransferType() > DataBuffer.TYPE_SHORT)) {
      throw new UnsupportedImageException(
          "pixels of this kind ("
              + colours.getNumComponents()
              + " channels of "
              + colours.getComponentSize(0)
              + " bits) cannot be shown");
    }
    int channels = (type == ColorSpace.TYPE_GRAY ? 1 : 3) + (colours.hasAlpha() ? 1 : 0);
    return PixelFormat.ofChannels(channels);
  }

  private static PixelFormat paletteFormat(int[] palette) {
    boolean grey = true;
    boolean opaque = true;
    for (int argb : palette) {
      grey &= (argb & 0xFF) == ((argb >> 8) & 0xFF) && (argb & 0xFF) == ((argb >> 16) & 0xFF);
      opaque &= argb >>> 24 == 0xFF;
    }
    return PixelFormat.ofChannels((grey ? 1 : 3) + (opaque ? 0 : 1));
  }

  private static Optional<ColourTransform> transform(ColorModel colours) {
    // The grey space of the JDK is linear, yet it is what ImageIO gives to every grey picture:
    // there
    // it only means that the file names no profile.
    boolean named = !colours.getColorSpace().equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
    return named && colours.getColorSpace() instanceof ICC_ColorSpace icc && !icc.isCS_sRGB()
        ? ColourTransform.of(icc.getProfile(), icc.getNumComponents())
        : Optional.empty();
  }
}
