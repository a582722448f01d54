package org.fovea.pyramid.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/// One command of the command line.
interface Command {
  /// Runs the command.
  ///
  /// @param words after the command's name
  /// @param out standard output
  /// @throws UsageException if the words cannot be understood
  /// @throws IOException if a file cannot be read or written, in one sentence
  void run(List<String> words, PrintStream out)
      throws UsageException, IOException, InterruptedException;
}
