package org.fovea.web.page.shared;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;

/// A QR code (ISO/IEC 18004) as the outline of its dark modules, for an inline SVG.
///
/// @param size how many units it is wide and high, with the quiet zone of four units on each side
/// @param dark outline of the dark modules, the data of an SVG path
public record QrPicture(int size, String dark) {
  /// What the standard asks for around a code.
  static final int QUIET_ZONE = 4;

  /// The code of that text. A seventh of it may be unreadable.
  ///
  /// @param text up to 2331 bytes in UTF-8
  /// @throws IllegalArgumentException if it is longer
  public static QrPicture of(String text) {
    try {
      var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
      var path = new StringBuilder();
      for (int y = 0; y < code.size; y++) {
        int row = y;
        Cells.append(path, QUIET_ZONE, row, code.size, column -> code.getModule(column, row));
      }
      return new QrPicture(code.size + 2 * QUIET_ZONE, path.toString());
    } catch (DataTooLongException e) {
      throw new IllegalArgumentException("a QR code holds at most 2331 bytes", e);
    }
  }
}
