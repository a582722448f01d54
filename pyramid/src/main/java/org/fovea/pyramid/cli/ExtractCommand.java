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
import org.fovea.pyramid.szi.MalformedPyramidException;
import org.fovea.pyramid.szi.PyramidWriteException;

/// `extract FILE.szi DIR`: writes a pyramid as a Deep Zoom folder, `DIR/NAME.dzi` and
/// `DIR/NAME_files/`, where `NAME` is the pyramid file's. Paths come from the shape, never from
/// inside the file.
final class ExtractCommand implements Command {
  @Override
  public void run(List<String> words, PrintStream out) throws UsageException, IOException {
    var arguments = new Arguments(words, Set.of(), Set.of("force", "progress"));
    var files = arguments.files("FILE.szi", "DIR");
    var source = arguments.input("FILE.szi", "DIR");
    var folder = Path.of(files.get(1));
    try (var reader = PyramidReader.open(source)) {
      if (!arguments.has("force")) {
        requireEmpty(folder);
      }
      var name = PyramidName.of(source);
      var progress = new Progress(reader.shape().tiles(), out);
      for (long i = 0; i < reader.shape().tiles(); i++) {
        extract(reader, reader.shape().address(i), folder.resolve(name + "_files"));
        if (arguments.has("progress")) {
          progress.step();
        }
      }
      // last, so that a viewer never finds a descriptor without its tiles
      write(folder.resolve(name + ".dzi"), reader.descriptor().getBytes(StandardCharsets.UTF_8));
      out.println(Reports.of(reader));
    }
  }

  private static void requireEmpty(Path folder) throws UsageException, IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new UsageException(folder + " is no folder");
    }
    try (var there = Files.newDirectoryStream(folder)) {
      if (there.iterator().hasNext()) {
        throw new UsageException(
            "the folder " + folder + " is not empty: name another one, or add --force");
      }
    }
  }

  private static void extract(PyramidReader reader, TileAddress address, Path folder)
      throws IOException {
    if (!reader.isIntact(address)) {
      throw new MalformedPyramidException(
          reader.offset(address), "tile " + address + " does not match its checksum");
    }
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
