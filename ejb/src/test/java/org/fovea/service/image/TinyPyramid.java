package org.fovea.service.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes the smallest pyramid file there is: one pixel, one level, one tile. The tile holds any
/// bytes one likes, for nothing here decodes it.
final class TinyPyramid {
  private static final String DESCRIPTOR =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="png" Overlap="0" TileSize="256">
        <Size Width="1" Height="1"/>
      </Image>
      """;

  private TinyPyramid() {}

  /// Writes a pyramid file and returns where.
  ///
  /// @param tile what the one tile holds, not empty
  static Path write(Path file, String tile) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      store(zip, "image/image.dzi", DESCRIPTOR);
      store(zip, "image/image_files/0/0_0.png", tile);
    }
    return file;
  }

  private static void store(ZipOutputStream zip, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var checksum = new CRC32();
    checksum.update(bytes);
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
