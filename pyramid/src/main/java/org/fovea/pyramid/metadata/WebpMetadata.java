package org.fovea.pyramid.metadata;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.fovea.pyramid.metadata.Metadata.Storage;
import org.fovea.pyramid.source.FileBytes;

/// The chunks of a WebP file (WebP Container Specification; a RIFF file).
final class WebpMetadata {
  private static final int HEADER_BYTES = 12; // RIFF, length, WEBP
  private static final int MAX_CHUNKS = 100_000;

  private final FileBytes file;
  private final BlockParser blocks;
  private final MetadataCollector collector;

  WebpMetadata(FileBytes file, BlockParser blocks, MetadataCollector collector) {
    this.file = file;
    this.blocks = blocks;
    this.collector = collector;
  }

  void read() throws IOException {
    file.order(ByteOrder.LITTLE_ENDIAN);
    long at = HEADER_BYTES;
    for (int chunks = 0; at <= file.size() - 8 && chunks < MAX_CHUNKS; chunks++) {
      var type = new String(file.bytes(at, 4), StandardCharsets.ISO_8859_1);
      long length = file.u32(at + 4);
      chunk(type, at + 8, length);
      at += 8 + length + length % 2; // padded to even
    }
  }

  private void chunk(String type, long at, long length) throws IOException {
    switch (type) {
      case "VP8 " -> collector.storage(new Storage("rows", 0, 0, "WebP lossy"));
      case "VP8L" -> collector.storage(new Storage("rows", 0, 0, "WebP lossless"));
      case "EXIF", "XMP ", "ICCP" -> {
        if (blocks.permits("WebP " + type.strip(), length)) {
          block(type, file.bytes(at, (int) length));
        }
      }
      default -> {} // pixels and animations
    }
  }

  private void block(String type, byte[] data) {
    switch (type) {
      case "EXIF" -> blocks.exif(data);
      case "XMP " -> blocks.xmp(data);
      default -> blocks.icc(data);
    }
  }
}
