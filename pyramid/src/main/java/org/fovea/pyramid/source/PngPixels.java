package org.fovea.pyramid.source;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Turns stored PNG pixels of any depth and colour type into 8-bit samples in sRGB. Used by one
/// thread.
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
    this.palette = bytes(png.palette());
    this.transparency = bytes(png.transparency());
    this.key = png.colourType() == PngHeader.PALETTE ? new int[0] : key(transparency);
    int colours = png.format().opaque().channels();
    this.transform = png.profile().flatMap(profile -> ColourTransform.of(profile, colours));
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
    if (transform.isPresent()) {
      applyProfile(transform.get(), target, pixels);
    }
  }

  private void lookUp(byte[] row, int from, byte[] target, int pixels) {
    int colours = palette.length / 3;
    for (int x = 0, at = 0; x < pixels; x++, at += out) {
      int index = Math.min(sample(row, from, x), colours - 1); // beyond the palette: as its last
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
    int factor = depth < 8 ? 255 / ((1 << depth) - 1) : 1;
    int shift = depth == 16 ? 8 : 0;
    for (int x = 0, at = 0; x < pixels; x++, at += out) {
      boolean transparent = key.length > 0;
      for (int channel = 0; channel < stored; channel++) {
        int value = sample(row, from, x * stored + channel);
        transparent = transparent && value == key[channel];
        target[at + channel] = (byte) ((value >> shift) * factor);
      }
      if (key.length > 0) {
        target[at + stored] = (byte) (transparent ? 0 : 0xFF);
      }
    }
  }

  private int sample(byte[] row, int from, int index) {
    return switch (png.depth()) {
      case 8 -> row[from + index] & 0xFF;
      case 16 -> ((row[from + 2 * index] & 0xFF) << 8) | (row[from + 2 * index + 1] & 0xFF);
      default -> {
        int bit = index * png.depth();
        int shift = 8 - png.depth() - (bit & 7);
        yield ((row[from + (bit >> 3)] & 0xFF) >> shift) & ((1 << png.depth()) - 1);
      }
    };
  }

  private void applyProfile(ColourTransform profile, byte[] target, int pixels) {
    int colours = profile.channels();
    var packed = new byte[pixels * colours];
    for (int x = 0; x < pixels; x++) {
      System.arraycopy(target, x * out, packed, x * colours, colours);
    }
    var srgb = new byte[pixels * 3];
    profile.apply(packed, srgb, pixels);
    for (int x = 0; x < pixels; x++) {
      System.arraycopy(srgb, x * 3, target, x * out, colours); // of grey, red is as good as any
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.get(0, bytes);
    return bytes;
  }

  private static int[] key(byte[] transparency) {
    var key = new int[transparency.length / 2];
    for (int i = 0; i < key.length; i++) {
      key[i] = ((transparency[2 * i] & 0xFF) << 8) | (transparency[2 * i + 1] & 0xFF);
    }
    return key;
  }
}
