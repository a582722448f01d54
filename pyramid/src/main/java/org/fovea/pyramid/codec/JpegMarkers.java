package org.fovea.pyramid.codec;

import java.nio.ByteBuffer;

/// What stands before the entropy-coded segment of a baseline JPEG file: JFIF and the tables (ITU-T
/// T.81, B.2; ITU-T T.871), in the order in which libjpeg writes them.
final class JpegMarkers {
  private static final int SOI = 0xFFD8;
  private static final int APP0 = 0xFFE0;
  private static final int DQT = 0xFFDB;
  private static final int SOF0 = 0xFFC0;
  private static final int DHT = 0xFFC4;
  private static final int SOS = 0xFFDA;
  private static final int AC = 0x10;
  private static final int MAX_BYTES = 1024; // 623 for colour

  private static final byte[] JFIF = {
    'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0 // 1.01, square pixels, no thumbnail
  };

  private final byte[] header;
  private final int sizeAt;

  JpegMarkers(JpegSampling sampling, Quantiser luma, Quantiser chroma) {
    int components = sampling.components();
    var bytes = ByteBuffer.allocate(MAX_BYTES);
    bytes.putShort((short) SOI);
    begin(bytes, APP0, JFIF.length).put(JFIF);
    putSteps(bytes, 0, luma.steps());
    if (components > 1) {
      putSteps(bytes, 1, chroma.steps());
    }
    begin(bytes, SOF0, 6 + 3 * components).put((byte) 8);
    this.sizeAt = bytes.position();
    bytes.putInt(0).put((byte) components);
    for (int i = 0; i < components; i++) {
      int factor = i == 0 ? sampling.factor() : 1;
      bytes.put((byte) (i + 1)).put((byte) (factor << 4 | factor)).put((byte) Math.min(i, 1));
    }
    putCodes(bytes, 0, JpegTables.LUMA_DC);
    putCodes(bytes, AC, JpegTables.LUMA_AC);
    if (components > 1) {
      putCodes(bytes, 1, JpegTables.CHROMA_DC);
      putCodes(bytes, AC | 1, JpegTables.CHROMA_AC);
    }
    begin(bytes, SOS, 4 + 2 * components).put((byte) components);
    for (int i = 0; i < components; i++) {
      bytes.put((byte) (i + 1)).put((byte) (i == 0 ? 0 : 0x11));
    }
    bytes.put((byte) 0).put((byte) 63).put((byte) 0); // all coefficients, in one scan
    this.header = new byte[bytes.flip().remaining()];
    bytes.get(header);
  }

  /// Returns the bytes for a picture; valid until the next call.
  ///
  /// @param width 1 to 65,535
  /// @param height 1 to 65,535
  byte[] header(int width, int height) {
    ByteBuffer.wrap(header).putShort(sizeAt, (short) height).putShort(sizeAt + 2, (short) width);
    return header;
  }

  private static void putSteps(ByteBuffer bytes, int id, int[] steps) {
    begin(bytes, DQT, 1 + steps.length).put((byte) id);
    for (int index : JpegTables.ZIGZAG) {
      bytes.put((byte) steps[index]);
    }
  }

  private static void putCodes(ByteBuffer bytes, int id, HuffmanTable table) {
    var segment = table.segment();
    begin(bytes, DHT, 1 + segment.length).put((byte) id).put(segment);
  }

  private static ByteBuffer begin(ByteBuffer bytes, int marker, int length) {
    return bytes.putShort((short) marker).putShort((short) (length + 2));
  }
}
