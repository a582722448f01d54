package org.fovea.pyramid.render;

/// A picture in memory: rows of interleaved 8-bit samples, red, green, blue and perhaps alpha, by
/// which the colours are multiplied already.
///
/// @param pixels row-major, without gaps; changed by whoever has it
/// @param width in pixels
/// @param height in pixels
/// @param channels 3, or 4 with alpha
@SuppressWarnings("ArrayRecordComponent") // never compared
record Canvas(byte[] pixels, int width, int height, int channels) {
  static final int OPAQUE = 3;
  static final int WITH_ALPHA = 4;

  static Canvas allocate(int width, int height, int channels) {
    int bytes = Math.multiplyExact(Math.multiplyExact(width, height), channels);
    return new Canvas(new byte[bytes], width, height, channels);
  }

  /// Where a pixel starts in [#pixels()].
  int at(int x, int y) {
    return (y * width + x) * channels;
  }
}
