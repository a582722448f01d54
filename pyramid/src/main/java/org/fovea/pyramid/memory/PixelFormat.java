package org.fovea.pyramid.memory;

/// How one pixel lies in memory: 8-bit samples, interleaved, colours in sRGB, alpha not
/// premultiplied.
public enum PixelFormat {
  GREY(1, false),
  GREY_ALPHA(2, true),
  RGB(3, false),
  RGBA(4, true);

  private final int channels;
  private final boolean alpha;

  PixelFormat(int channels, boolean alpha) {
    this.channels = channels;
    this.alpha = alpha;
  }

  /// Returns the samples of a pixel, which is also its size in bytes: 1 to 4.
  public int channels() {
    return channels;
  }

  /// Says whether the last sample is an opacity (0 transparent, 255 opaque).
  public boolean hasAlpha() {
    return alpha;
  }

  /// Returns the same format without its alpha.
  public PixelFormat opaque() {
    return channels < 3 ? GREY : RGB;
  }

  /// Returns the format of this many samples.
  ///
  /// @param channels 1 to 4
  public static PixelFormat ofChannels(int channels) {
    if (channels < 1 || channels > 4) {
      throw new IllegalArgumentException("channels " + channels + " must be 1 to 4");
    }
    return values()[channels - 1];
  }
}
