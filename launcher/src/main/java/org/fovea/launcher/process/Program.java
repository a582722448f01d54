package org.fovea.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fovea.launcher.report.LaunchException;

/// A program to run: its command line, the variables it gets beside the plain ones, and its folder.
///
/// @param command program and arguments
/// @param environment added to what [Environments] keeps
/// @param folder where it runs
public record Program(List<String> command, Map<String, String> environment, Path folder) {

  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /// Runs the program to its end, in the launcher's own process group so that Ctrl-C ends it too.
  ///
  /// @param log takes its output
  /// @return the exit code
  /// @throws InterruptedException if the launcher is stopped meanwhile
  public int run(CappedLog log) throws InterruptedException {
    var process = start(builder(command), log);
    var end = new Thread(process::destroy, "end of " + command.getFirst());
    Runtime.getRuntime().addShutdownHook(end);
    try {
      return process.waitFor();
    } finally {
      process.destroy(); // after an interrupt; does nothing to a process that has ended
      removeHook(end);
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the launcher is going down just now, and the hook with it
    }
  }

  /// Starts the program in a session of its own, so that it outlives the launcher and its terminal.
  Process detach(CappedLog log) {
    var detached = new ArrayList<String>();
    detached.add("setsid"); // replaces itself by the program: the process number stays
    detached.addAll(command);
    return start(builder(detached), log);
  }

  private ProcessBuilder builder(List<String> line) {
    var builder = new ProcessBuilder(line).directory(folder.toFile());
    Environments.keepPlain(builder.environment());
    builder.environment().putAll(environment);
    return builder
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectErrorStream(true);
  }

  private Process start(ProcessBuilder builder, CappedLog log) {
    try {
      return ProcessBuilder.startPipeline(List.of(builder, log.writer())).getFirst();
    } catch (IOException e) {
      throw new LaunchException(
          "Cannot start " + command.getFirst() + ": " + e.getMessage() + ".", e);
    }
  }
}
