package org.fovea.pyramid.strip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A WebP file whose pixels are nonsense: nothing here decodes them.
final class WebpFile {
  static final byte[] PIXELS = "these are the pixels".getBytes(UTF_8);

  private WebpFile() {}

  static byte[] withCanaries() {
    var features = new byte[10];
    features[0] = 0x1C; // alpha, EXIF, XMP
    return riff(
        chunk("VP8X", features),
        chunk("ALPH", new byte[] {0, 1, 2}),
        chunk("VP8 ", PIXELS),
        chunk("EXIF", CanaryFiles.exif(ByteOrder.LITTLE_ENDIAN)),
        chunk("XMP ", CanaryFiles.xmp()),
        chunk("PrVt", CanaryFiles.text("private chunk").getBytes(UTF_8)));
  }

  private static byte[] riff(byte[]... chunks) {
    var all = CanaryFiles.join(chunks);
    return ByteBuffer.allocate(12 + all.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(ISO_8859_1))
        .putInt(all.length + 4)
        .put("WEBP".getBytes(ISO_8859_1))
        .put(all)
        .array();
  }

  private static byte[] chunk(String type, byte[] data) {
    return ByteBuffer.allocate(8 + data.length + data.length % 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(type.getBytes(ISO_8859_1))
        .putInt(data.length)
        .put(data)
        .array();
  }
}
