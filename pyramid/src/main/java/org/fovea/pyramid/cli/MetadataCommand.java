package org.fovea.pyramid.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.fovea.pyramid.decode.TileSources;
import org.fovea.pyramid.metadata.MetadataReader;
import org.fovea.pyramid.source.OutputException;
import org.fovea.pyramid.strip.Stripper;

/// `metadata FILE`: tells as JSON all that an image file says of itself beyond its pixels, and what
/// of it is personal. At most 16 MB, to standard output or to a file.
final class MetadataCommand implements Command {
  @Override
  public void run(List<String> words, PrintStream out)
      throws UsageException, IOException, InterruptedException {
    var arguments = new Arguments(words, LimitOptions.and(Set.of("json")), Set.of());
    var file = arguments.input("FILE");
    var limits = LimitOptions.read(arguments);
    var format = TileSources.detect(file);
    var metadata = MetadataReader.readAll(file, format, limits);
    var refusal = Stripper.refusal(file, format, limits);
    var report = Reports.of(format, Files.size(file), metadata, refusal).toString();
    var target = arguments.find("json");
    if (target.isEmpty()) {
      out.println(report);
      return;
    }
    try {
      Files.write(Path.of(target.get()), report.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new OutputException("the report", e);
    }
  }
}
