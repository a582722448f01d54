package org.fovea.pyramid.cli;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.geometry.TileAddress;
import org.fovea.pyramid.szi.PyramidWriteException;

/// `extract FILE.szi DIR`: writes a pyramid as a Deep Zoom folder, `DIR/image.dzi` and
/// `DIR/image_files/`. Paths come from the shape, never from the file.
final class ExtractCommand implements Command {
  @Override
  public void run(List<String> words, PrintStream out) throws UsageException, IOException {
    var files = new Arguments(words, Set.of(), Set.of()).files("FILE.szi", "DIR");
    try (var reader = PyramidReader.open(Path.of(files.get(0)))) {
      var folder = Path.of(files.get(1));
      var shape = reader.shape();
      for (int level = 0; level < shape.levels(); level++) {
        for (long row = 0; row < shape.rows(level); row++) {
          for (long column = 0; column < shape.columns(level); column++) {
            extract(reader, new TileAddress(level, column, row), folder.resolve("image_files"));
          }
        }
      }
      write(folder.resolve("image.dzi"), reader.descriptor().getBytes(StandardCharsets.UTF_8));
      out.println(Reports.of(reader));
    }
  }

  private static void extract(PyramidReader reader, TileAddress address, Path folder)
      throws IOException {
    var bytes = reader.tile(address).orElseThrow().toArray(JAVA_BYTE);
    write(folder.resolve(address + "." + reader.format()), bytes);
  }

  private static void write(Path file, byte[] bytes) throws PyramidWriteException {
    try {
      var parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new PyramidWriteException(e);
    }
  }
}
