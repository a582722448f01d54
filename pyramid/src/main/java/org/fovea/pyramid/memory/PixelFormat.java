package org.fovea.pyramid.memory;

/// How pixels lie in memory: 8-bit samples, colours in sRGB, alpha not premultiplied.
public enum PixelFormat {
  GREY(1, false),
  GREY_ALPHA(2, true),
  RGB(3, false),
  RGBA(4, true),
  /// Three planes behind each other: luma, then blue and red difference at half the width and
  /// height, rounded up (4:2:0, the full range of JFIF). What most JPEG files and tiles hold; a
  /// picture that stays in it is neither brought to RGB nor back.
  YCBCR(3, false);

  private final int channels;
  private final boolean alpha;

  PixelFormat(int channels, boolean alpha) {
    this.channels = channels;
    this.alpha = alpha;
  }

  /// Returns the samples of a pixel: 1 to 4.
  public int channels() {
    return channels;
  }

  /// Returns the bytes from one pixel of a row to the next: 1 to 4; 1 in planes.
  public int step() {
    return planar() ? 1 : channels;
  }

  /// Says whether each channel is a plane of its own, see [PixelStrip#plane].
  public boolean planar() {
    return this == YCBCR;
  }

  /// Says whether the last sample is an opacity (0 transparent, 255 opaque).
  public boolean hasAlpha() {
    return alpha;
  }

  /// Returns the same format without its alpha.
  public PixelFormat opaque() {
    return switch (this) {
      case GREY_ALPHA -> GREY;
      case RGBA -> RGB;
      case GREY, RGB, YCBCR -> this;
    };
  }

  /// Returns the interleaved format of this many samples.
  ///
  /// @param channels 1 to 4
  public static PixelFormat ofChannels(int channels) {
    return switch (channels) {
      case 1 -> GREY;
      case 2 -> GREY_ALPHA;
      case 3 -> RGB;
      case 4 -> RGBA;
      default -> throw new IllegalArgumentException("channels " + channels + " must be 1 to 4");
    };
  }
}
