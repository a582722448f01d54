package org.fovea.pyramid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.fovea.pyramid.geometry.TileAddress;

/// A pyramid that libvips made, to compare ours with: `vips dzsave`, tiles of 256 pixels without
/// overlap, JPEG of quality 75.
public final class DzsavePyramid implements AutoCloseable {
  private final ZipFile file;
  private final String tileFolder;

  private DzsavePyramid(ZipFile file, String tileFolder) {
    this.file = file;
    this.tileFolder = tileFolder;
  }

  /// Makes the pyramid of an image.
  ///
  /// @param szi to create; its name must end in `.szi`
  /// @throws IOException if libvips does not read the image
  public static DzsavePyramid make(Path image, Path szi) throws IOException, InterruptedException {
    SystemCommand.run(
        "vips",
        "dzsave",
        image.toString(),
        szi.toString(),
        "--suffix",
        ".jpg[Q=75]",
        "--tile-size",
        "256",
        "--overlap",
        "0");
    var name = szi.getFileName().toString().replaceFirst("\\.szi$", "");
    return new DzsavePyramid(new ZipFile(szi.toFile()), name + "/" + name + "_files/");
  }

  /// Returns the tiles, each as `level/column_row.jpg`.
  public Set<String> tiles() {
    return file.stream()
        .map(entry -> entry.getName())
        .filter(name -> name.startsWith(tileFolder) && name.endsWith(".jpg"))
        .map(name -> name.substring(tileFolder.length()))
        .collect(Collectors.toSet());
  }

  /// Returns a tile's file.
  ///
  /// @throws IOException if there is no such tile
  public byte[] tile(TileAddress address) throws IOException {
    var entry = file.getEntry(tileFolder + name(address));
    if (entry == null) {
      throw new IOException("dzsave made no tile " + name(address));
    }
    try (var bytes = file.getInputStream(entry)) {
      return bytes.readAllBytes();
    }
  }

  /// Returns a tile's name among [#tiles()].
  public static String name(TileAddress address) {
    return address.level() + "/" + address.column() + "_" + address.row() + ".jpg";
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
