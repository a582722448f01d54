package org.fovea.pyramid.cli;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.pyramid.szi.MalformedPyramidException;

/// `verify FILE.szi`: checks the structure of a pyramid file, and that every tile decodes and has
/// the size that its place demands. WebP tiles, which Java cannot decode, are checked by their
/// header.
final class VerifyCommand implements Command {
  @Override
  public void run(List<String> words, PrintStream out) throws UsageException, IOException {
    var arguments = new Arguments(words, Set.of(), Set.of());
    try (var reader = PyramidReader.open(Path.of(arguments.files("FILE.szi").getFirst()))) {
      var shape = reader.shape();
      for (int level = 0; level < shape.levels(); level++) {
        for (long row = 0; row < shape.rows(level); row++) {
          for (long column = 0; column < shape.columns(level); column++) {
            verify(reader, new TileAddress(level, column, row));
          }
        }
      }
      out.println(Reports.of(reader));
    }
  }

  private static void verify(PyramidReader reader, TileAddress address) throws IOException {
    var bytes = reader.tile(address).orElseThrow().toArray(JAVA_BYTE);
    if (reader.format().equals("webp")) {
      if (bytes.length < 12 || bytes[0] != 'R' || bytes[8] != 'W') {
        throw new MalformedPyramidException(0, "tile " + address + " is no WebP file");
      }
      return;
    }
    var region = reader.shape().region(address);
    var tile = decode(bytes, address);
    if (tile.getWidth() != region.width() || tile.getHeight() != region.height()) {
      throw new MalformedPyramidException(
          0,
          "tile "
              + address
              + " is "
              + tile.getWidth()
              + " x "
              + tile.getHeight()
              + " pixels and not "
              + region.width()
              + " x "
              + region.height());
    }
  }

  private static BufferedImage decode(byte[] bytes, TileAddress address) throws IOException {
    BufferedImage tile;
    try {
      tile = ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException | RuntimeException e) { // readers meet damage with whatever they run into
      throw new MalformedPyramidException(
          0, "tile " + address + " does not decode: " + e.getMessage());
    }
    if (tile == null) {
      throw new MalformedPyramidException(0, "tile " + address + " is no image");
    }
    return tile;
  }
}
