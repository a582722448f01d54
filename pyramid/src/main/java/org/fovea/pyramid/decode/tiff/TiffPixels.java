package org.fovea.pyramid.decode.tiff;

import java.nio.ByteOrder;
import java.util.Optional;
import org.fovea.pyramid.colour.CieLab;
import org.fovea.pyramid.colour.ColourTransform;
import org.fovea.pyramid.colour.Ycbcr;
import org.fovea.pyramid.memory.PixelFormat;

/// Paints numbers of up to 16 bits as 8-bit pixels: palettes, inks, YCbCr, Lab, colour profiles.
final class TiffPixels implements TiffPainter {
  private static final int HIGH_BYTE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 1 : 0;

  private final TiffColours colours;
  private final PixelFormat format;
  private final int bits;
  private final int samples;
  private final int colourChannels;
  private final Optional<ColourTransform> transform;
  private final int width;
  private final int[] palette;
  private final byte[] light; // interleaved 8-bit samples, colours only
  private final byte[] opacity;
  private final byte[] srgb;

  /// @param bits of a number
  /// @param samples of a pixel that goes in
  /// @param width most pixels of a row
  TiffPixels(TiffColours colours, int bits, int samples, int width) {
    this.colours = colours;
    this.format = colours.format();
    this.bits = bits;
    this.samples = samples;
    this.colourChannels = colours.model().channels();
    this.transform = colours.transform();
    this.width = width;
    this.palette = colours.palette().stream().mapToInt(Integer::intValue).toArray();
    this.light = new byte[Math.multiplyExact(width, colourChannels)];
    this.opacity = new byte[width];
    this.srgb = new byte[Math.multiplyExact(width, 3)];
  }

  @Override
  public int pixelBytes() {
    return format.channels();
  }

  @Override
  public boolean copies() {
    return bits == 8
        && (colours.model() == TiffColours.Model.GREY || colours.model() == TiffColours.Model.RGB)
        && samples == format.channels()
        && !colours.inverted()
        && !colours.premultiplied()
        && transform.isEmpty();
  }

  @Override
  public void paint(byte[] numbers, int pixels, byte[] out) {
    if (colours.model() == TiffColours.Model.INDEXED) {
      lookUp(numbers, pixels, out);
      return;
    }
    gather(numbers, pixels);
    if (colours.premultiplied()) {
      unmultiply(pixels);
    }
    var shown = colour(pixels);
    int channels = format.channels();
    int keep = channels - (format.hasAlpha() ? 1 : 0);
    int step = shown.length / width;
    for (int x = 0; x < pixels; x++) {
      for (int channel = 0; channel < keep; channel++) {
        out[x * channels + channel] = shown[x * step + channel];
      }
      if (format.hasAlpha()) {
        out[x * channels + keep] = opacity[x];
      }
    }
  }

  private void lookUp(byte[] numbers, int pixels, byte[] out) {
    int channels = format.channels();
    for (int x = 0; x < pixels; x++) {
      int at = x * samples;
      int index =
          bits <= 8
              ? numbers[at] & 0xFF
              : ((numbers[2 * at + HIGH_BYTE] & 0xFF) << 8)
                  | (numbers[2 * at + 1 - HIGH_BYTE] & 0xFF);
      int rgb = palette[index];
      if (channels == 1) {
        out[x] = (byte) rgb;
      } else {
        out[3 * x] = (byte) (rgb >> 16);
        out[3 * x + 1] = (byte) (rgb >> 8);
        out[3 * x + 2] = (byte) rgb;
      }
    }
  }

  /// Brings colours and opacity to 0..255.
  private void gather(byte[] numbers, int pixels) {
    int flip = colours.inverted() ? 0xFF : 0;
    for (int x = 0; x < pixels; x++) {
      for (int channel = 0; channel < colourChannels; channel++) {
        light[x * colourChannels + channel] = (byte) (top(numbers, x * samples + channel) ^ flip);
      }
      if (colours.alpha() >= 0) {
        opacity[x] = (byte) top(numbers, x * samples + colours.alpha());
      }
    }
  }

  private int top(byte[] numbers, int index) {
    if (bits == 8) {
      return numbers[index];
    }
    return bits > 8
        ? numbers[2 * index + HIGH_BYTE]
        : (numbers[index] & 0xFF) * 255 / ((1 << bits) - 1);
  }

  private void unmultiply(int pixels) {
    for (int x = 0; x < pixels; x++) {
      int alpha = opacity[x] & 0xFF;
      for (int at = x * colourChannels; at < (x + 1) * colourChannels; at++) {
        light[at] =
            (byte) (alpha == 0 ? 0 : Math.min(255, ((light[at] & 0xFF) * 255 + alpha / 2) / alpha));
      }
    }
  }

  private byte[] colour(int pixels) {
    if (transform.isPresent()) {
      transform.get().apply(light, srgb, pixels);
      return srgb;
    }
    switch (colours.model()) {
      case CMYK -> mixInks(pixels);
      case YCBCR -> Ycbcr.toRgb(light, srgb, pixels);
      case CIE_LAB -> CieLab.toSrgb(light, srgb, pixels, 0);
      case ICC_LAB -> CieLab.toSrgb(light, srgb, pixels, 128);
      case GREY, RGB, INDEXED -> {
        return light;
      }
    }
    return srgb;
  }

  /// Makes red, green and blue of inks without a profile, the way every viewer does.
  private void mixInks(int pixels) {
    for (int x = 0; x < pixels; x++) {
      int paper = 255 - (light[4 * x + 3] & 0xFF);
      for (int channel = 0; channel < 3; channel++) {
        int ink = 255 - (light[4 * x + channel] & 0xFF);
        srgb[3 * x + channel] = (byte) ((ink * paper + 127) / 255);
      }
    }
  }
}
