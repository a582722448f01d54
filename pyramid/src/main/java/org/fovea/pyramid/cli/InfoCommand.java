package org.fovea.pyramid.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.SourceOptions;
import org.fovea.pyramid.source.TileSources;

/// `info FILE`: tells what an image or a pyramid file is, as JSON, without decoding pixels.
final class InfoCommand implements Command {
  @Override
  public void run(List<String> words, PrintStream out) throws UsageException, IOException {
    var arguments = new Arguments(words, LimitOptions.NAMES, Set.of());
    var file = Path.of(arguments.files("FILE").getFirst());
    if (isZip(file)) {
      try (var reader = PyramidReader.open(file)) {
        out.println(Reports.of(reader));
      }
      return;
    }
    var folder = Path.of(System.getProperty("java.io.tmpdir", "."));
    var options =
        new SourceOptions(
            LimitOptions.read(arguments), arguments.choice("decoder", Decoder.class), folder);
    try (var source = TileSources.open(file, options)) {
      out.println(Reports.of(source.header()));
    }
  }

  private static boolean isZip(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var head = in.readNBytes(4);
      return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }
  }
}
