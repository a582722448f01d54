package org.fovea.pyramid.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Finds the orientation in a block of EXIF data. Metadata is a courtesy: a damaged block does not
/// make the picture unreadable, so what cannot be read counts as upright.
public final class ExifOrientation {
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;

  private ExifOrientation() {}

  /// Returns how the picture is turned.
  ///
  /// @param exif a TIFF structure, starting with its byte order mark
  public static Orientation find(byte[] exif) {
    if (exif.length < 8) {
      return Orientation.UPRIGHT;
    }
    var data = ByteBuffer.wrap(exif);
    data.order(exif[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = data.getInt(4);
    if (directory < 8 || directory > exif.length - 2) {
      return Orientation.UPRIGHT;
    }
    int entries = data.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int at = directory + 2 + 12 * i;
      if (at > exif.length - 12) {
        break;
      }
      if ((data.getShort(at) & 0xFFFF) == TAG && data.getShort(at + 2) == SHORT) {
        return Orientation.of(data.getShort(at + 8) & 0xFFFF);
      }
    }
    return Orientation.UPRIGHT;
  }
}
