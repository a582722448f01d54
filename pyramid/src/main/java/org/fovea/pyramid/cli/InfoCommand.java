package org.fovea.pyramid.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.fovea.pyramid.PyramidReader;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.metadata.MetadataReader;
import org.fovea.pyramid.source.Decoder;
import org.fovea.pyramid.source.SourceOptions;

/// `info FILE`: tells what an image or a pyramid file is, as JSON, without decoding pixels. What
/// the file says of itself goes to standard output only.
final class InfoCommand implements Command {
  @Override
  public void run(List<String> words, PrintStream out)
      throws UsageException, IOException, InterruptedException {
    var arguments = new Arguments(words, LimitOptions.and(Set.of("frame")), Set.of());
    var file = arguments.input("FILE");
    if (isZip(file)) {
      try (var reader = PyramidReader.open(file)) {
        out.println(Reports.of(reader));
      }
      return;
    }
    var folder = Path.of(System.getProperty("java.io.tmpdir", "."));
    var limits = LimitOptions.read(arguments);
    var options =
        new SourceOptions(
            limits,
            arguments.choice("decoder", Decoder.class),
            (int) arguments.number("frame", 0, 0, Integer.MAX_VALUE),
            false,
            1,
            folder);
    try (var source = TileSources.open(file, options)) {
      var header = source.header();
      var metadata = MetadataReader.read(file, header.format(), limits);
      out.println(Reports.of(Files.size(file), header, metadata));
    }
  }

  private static boolean isZip(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var head = in.readNBytes(4);
      return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }
  }
}
