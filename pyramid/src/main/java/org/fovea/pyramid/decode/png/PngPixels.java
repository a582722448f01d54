package org.fovea.pyramid.decode.png;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.fovea.pyramid.colour.ColourTransform;

/// Turns stored PNG pixels of up to 8 bits and any colour type into 8-bit samples in sRGB. Used by
/// one thread.
final class PngPixels {
  private final PngHeader png;
  private final Optional<ColourTransform> transform;
  private final int stored; // channels as stored
  private final int out; // channels of the result
  private final byte[] palette; // red, green, blue of each colour
  private final byte[] transparency;
  private final int[] key; // transparent colour; empty if none

  PngPixels(PngHeader png) {
    this.png = png;
    this.stored = png.channels();
    this.out = png.format().channels();
    this.palette = Arrays.copyOf(bytes(png.palette()), 3 << 8); // beyond it: black, as in browsers
    this.transparency = bytes(png.transparency());
    this.key = png.transparentColour();
    this.transform = png.colours();
  }

  /// Says whether a colour profile is applied.
  boolean transforms() {
    return transform.isPresent();
  }

  /// Converts pixels.
  ///
  /// @param row stored pixels, the first at byte `from`
  /// @param target pixels in the format of the header, from its start on
  void convert(byte[] row, int from, byte[] target, int pixels) {
    if (png.colourType() == PngHeader.PALETTE) {
      lookUp(row, from, target, pixels);
    } else if (png.depth() == 8 && key.length == 0) {
      System.arraycopy(row, from, target, 0, pixels * out);
    } else {
      scale(row, from, target, pixels);
    }
    transform.ifPresent(profile -> profile.applyTo(target, png.format(), pixels));
  }

  private void lookUp(byte[] row, int from, byte[] target, int pixels) {
    for (int x = 0, at = 0; x < pixels; x++, at += out) {
      int index = sample(row, from, x);
      target[at] = palette[3 * index];
      target[at + 1] = palette[3 * index + 1];
      target[at + 2] = palette[3 * index + 2];
      if (out == 4) {
        target[at + 3] = index < transparency.length ? transparency[index] : (byte) 0xFF;
      }
    }
  }

  private void scale(byte[] row, int from, byte[] target, int pixels) {
    int depth = png.depth();
    int factor = 255 / ((1 << depth) - 1);
    for (int x = 0, at = 0; x < pixels; x++, at += out) {
      boolean transparent = key.length > 0;
      for (int channel = 0; channel < stored; channel++) {
        int value = sample(row, from, x * stored + channel);
        transparent = transparent && value == key[channel];
        target[at + channel] = (byte) (value * factor);
      }
      if (key.length > 0) {
        target[at + stored] = (byte) (transparent ? 0 : 0xFF);
      }
    }
  }

  private int sample(byte[] row, int from, int index) {
    int bit = index * png.depth();
    int shift = 8 - png.depth() - (bit & 7);
    return ((row[from + (bit >> 3)] & 0xFF) >> shift) & ((1 << png.depth()) - 1);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.get(0, bytes);
    return bytes;
  }
}
