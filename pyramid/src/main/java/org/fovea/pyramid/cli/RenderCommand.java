package org.fovea.pyramid.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.fovea.pyramid.render.RegionRenderer;

/// `render`: makes pictures of the tiles that come on standard input, until it ends. It opens no
/// file: whoever breaks into it by a tile finds the tiles that it was sent, and nothing else.
final class RenderCommand implements Command {
  @Override
  public void run(List<String> words, PrintStream out) throws UsageException, IOException {
    new Arguments(words, Set.of(), Set.of()).files();
    RegionRenderer.serve(System.in, out);
  }
}
