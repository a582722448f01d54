package org.fovea.pyramid.decode.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Takes JPEG files apart, for tests.
final class JpegBytes {
  private JpegBytes() {}

  /// Adds a comment, an EXIF block and something behind the end.
  static byte[] withComment(byte[] jpeg, String comment) {
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    for (int marker : new int[] {0xFE, 0xE1}) {
      out.write(0xFF);
      out.write(marker);
      out.write(0);
      out.write(comment.length() + 2);
      out.writeBytes(comment.getBytes(StandardCharsets.US_ASCII));
    }
    out.write(jpeg, 2, jpeg.length - 2);
    out.writeBytes(comment.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  /// Returns the quantisation and Huffman tables alone.
  static byte[] tables(byte[] jpeg) {
    return filter(jpeg, true);
  }

  /// Returns all but the tables.
  static byte[] withoutTables(byte[] jpeg) {
    return filter(jpeg, false);
  }

  private static byte[] filter(byte[] jpeg, boolean tables) {
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != 0xDA) {
      int marker = jpeg[at + 1] & 0xFF;
      int length = 2 + (((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF));
      if ((marker == 0xC4 || marker == 0xDB) == tables) {
        out.write(jpeg, at, length);
      }
      at += length;
    }
    if (tables) {
      out.write(jpeg, jpeg.length - 2, 2);
    } else {
      out.write(jpeg, at, jpeg.length - at);
    }
    return out.toByteArray();
  }

  /// Returns the markers before the first scan.
  static List<Integer> markers(byte[] jpeg) {
    var markers = new ArrayList<Integer>();
    for (int at = 2; (jpeg[at + 1] & 0xFF) != 0xDA; ) {
      markers.add(jpeg[at + 1] & 0xFF);
      at += 2 + (((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF));
    }
    assertThat(jpeg[jpeg.length - 2]).isEqualTo((byte) 0xFF);
    assertThat(jpeg[jpeg.length - 1]).isEqualTo((byte) 0xD9);
    return markers;
  }
}
