package org.fovea.pyramid.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.strip.Stripper;

/// `strip FILE OUT`: writes a copy of an image file that has the same pixels and no personal
/// metadata.
final class StripCommand implements Command {
  @Override
  public void run(List<String> words, PrintStream out)
      throws UsageException, IOException, InterruptedException {
    var arguments = new Arguments(words, LimitOptions.NAMES, Set.of());
    var source = arguments.input("FILE", "OUT");
    var target = Path.of(arguments.files("FILE", "OUT").get(1));
    if (Files.exists(target) && Files.isSameFile(source, target)) {
      throw new UsageException("OUT must be another file than FILE");
    }
    var format = TileSources.detect(source);
    Stripper.strip(source, format, target, LimitOptions.read(arguments));
    out.println(
        new Json()
            .put("format", format.label())
            .put("bytes", Files.size(target))
            .put("bytesBefore", Files.size(source)));
  }
}
