package org.fovea.service.image;

import java.io.IOException;
import java.io.OutputStream;

/// One encoded tile, for somebody who may see it.
public final class Tile {
  private final byte[] bytes;
  private final String format;
  private final String etag;
  private final TileRight right;

  Tile(byte[] bytes, String format, String etag, TileRight right) {
    this.bytes = bytes;
    this.format = format;
    this.etag = etag;
    this.right = right;
  }

  /// To have other tiles of the same pyramid lent.
  public TileRight right() {
    return right;
  }

  /// Changes when the image gets another pyramid; without quotes.
  public String etag() {
    return etag;
  }

  public String contentType() {
    return "jpg".equals(format) ? "image/jpeg" : "image/" + format;
  }

  public long sizeBytes() {
    return bytes.length;
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }
}
