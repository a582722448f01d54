package org.fovea.pyramid.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// The size that a WebP file's first chunk names, for systems without libwebp (RFC 9649, sections
/// 2.5 to 2.7; RFC 6386, section 9.1).
///
/// @param width in pixels
/// @param height in pixels
record WebpHeader(int width, int height) {
  private static final int RIFF = 0x46464952; // as all here, read with the last letter first
  private static final int WEBP = 0x50424557;
  private static final int LOSSY = 0x20385056;
  private static final int LOSSLESS = 0x4C385056;
  private static final int EXTENDED = 0x58385056;
  private static final int LEAST_BYTES = 30;
  private static final int SIZE_MASK = 0x3FFF; // 14 bits

  /// Reads the header; empty if this is no WebP file.
  static Optional<WebpHeader> read(byte[] file) {
    var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < LEAST_BYTES || bytes.getInt(0) != RIFF || bytes.getInt(8) != WEBP) {
      return Optional.empty();
    }
    return switch (bytes.getInt(12)) {
      case LOSSY ->
          Optional.of(
              new WebpHeader(bytes.getShort(26) & SIZE_MASK, bytes.getShort(28) & SIZE_MASK));
      case LOSSLESS -> {
        int sizes = bytes.getInt(21); // after one byte of signature, both less one
        yield Optional.of(new WebpHeader((sizes & SIZE_MASK) + 1, ((sizes >> 14) & SIZE_MASK) + 1));
      }
      case EXTENDED -> Optional.of(new WebpHeader(u24(bytes, 24) + 1, u24(bytes, 27) + 1));
      default -> Optional.empty();
    };
  }

  private static int u24(ByteBuffer bytes, int at) {
    return (bytes.getShort(at) & 0xFFFF) | ((bytes.get(at + 2) & 0xFF) << 16);
  }
}
