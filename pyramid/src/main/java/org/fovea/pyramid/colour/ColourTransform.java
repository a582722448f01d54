package org.fovea.pyramid.colour;

import java.awt.Point;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;
import org.fovea.pyramid.memory.PixelFormat;

/// Brings 8-bit colours of an ICC profile to sRGB, by the colour engine of the JDK. Used by one
/// thread.
public final class ColourTransform {
  private static final int SRGB_CHANNELS = 3;
  private static final int PROBES_PER_CHANNEL = 6;
  private static final int INVISIBLE_DIFFERENCE = 2; // of 255: rounding of two equal profiles

  private final ColorConvertOp operation;
  private final int channels;

  private ColourTransform(ICC_Profile profile) {
    this.channels = profile.getNumComponents();
    this.operation =
        new ColorConvertOp(
            new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
  }

  /// Returns the way from a profile to sRGB; empty if there is nothing to do: the profile is sRGB,
  /// is for another number of channels, or is damaged, in which case every viewer takes the picture
  /// as it is.
  ///
  /// @param channels of a pixel, alpha not counted
  public static Optional<ColourTransform> of(byte[] profile, int channels) {
    try {
      return of(ICC_Profile.getInstance(profile), channels);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Returns the way from a profile to sRGB; empty if there is nothing to do.
  public static Optional<ColourTransform> of(ICC_Profile profile, int channels) {
    if (!fits(profile, channels)) {
      return Optional.empty();
    }
    try {
      var transform = new ColourTransform(profile);
      return transform.changesColours() ? Optional.of(transform) : Optional.empty();
    } catch (CMMException | IllegalArgumentException e) {
      return Optional.empty(); // a profile that the colour engine refuses describes no colour
    }
  }

  /// Says whether a profile is of the colours that so many channels hold.
  private static boolean fits(ICC_Profile profile, int channels) {
    int space =
        switch (channels) {
          case 1 -> ColorSpace.TYPE_GRAY;
          case 3 -> ColorSpace.TYPE_RGB;
          default -> ColorSpace.TYPE_CMYK;
        };
    return profile.getNumComponents() == channels && profile.getColorSpaceType() == space;
  }

  /// Says whether a profile is known to change nothing. A profile that the colour engine of the JDK
  /// cannot read may change something: other engines read more.
  public static boolean isNeedless(byte[] profile, int channels) {
    try {
      var icc = ICC_Profile.getInstance(profile);
      return !fits(icc, channels) || !new ColourTransform(icc).changesColours();
    } catch (CMMException | IllegalArgumentException e) {
      return false;
    }
  }

  /// Returns the samples of a pixel that go in; three come out.
  int channels() {
    return channels;
  }

  /// Converts pixels.
  ///
  /// @param from interleaved samples, `pixels` times [#channels()]
  /// @param to interleaved sRGB, `pixels` times 3
  public void apply(byte[] from, byte[] to, int pixels) {
    operation.filter(raster(from, pixels, channels), raster(to, pixels, SRGB_CHANNELS));
  }

  /// Converts pixels in place; opacities stay.
  ///
  /// @param row pixels of `format`, whose colours are as many as [#channels()]
  public void applyTo(byte[] row, PixelFormat format, int pixels) {
    int step = format.channels();
    var packed = new byte[pixels * channels];
    for (int x = 0; x < pixels; x++) {
      System.arraycopy(row, x * step, packed, x * channels, channels);
    }
    var srgb = new byte[pixels * SRGB_CHANNELS];
    apply(packed, srgb, pixels);
    for (int x = 0; x < pixels; x++) { // of grey, red is as good as any
      System.arraycopy(srgb, x * SRGB_CHANNELS, row, x * step, channels);
    }
  }

  private boolean changesColours() {
    int probes = (int) Math.pow(PROBES_PER_CHANNEL, channels);
    var from = new byte[probes * channels];
    for (int probe = 0; probe < probes; probe++) {
      int rest = probe;
      for (int channel = 0; channel < channels; channel++) {
        from[probe * channels + channel] = (byte) (rest % PROBES_PER_CHANNEL * 51);
        rest /= PROBES_PER_CHANNEL;
      }
    }
    var to = new byte[probes * SRGB_CHANNELS];
    apply(from, to, probes);
    return channels == 4 || differs(from, to, probes);
  }

  private boolean differs(byte[] from, byte[] to, int probes) {
    for (int i = 0; i < probes * SRGB_CHANNELS; i++) {
      int before = from[channels == 1 ? i / SRGB_CHANNELS : i] & 0xFF;
      if (Math.abs(before - (to[i] & 0xFF)) > INVISIBLE_DIFFERENCE) {
        return true;
      }
    }
    return false;
  }

  private static WritableRaster raster(byte[] samples, int pixels, int channels) {
    var offsets = new int[channels];
    for (int i = 0; i < channels; i++) {
      offsets[i] = i;
    }
    var buffer = new DataBufferByte(samples, pixels * channels);
    return Raster.createInterleavedRaster(
        buffer, pixels, 1, pixels * channels, channels, offsets, new Point(0, 0));
  }
}
