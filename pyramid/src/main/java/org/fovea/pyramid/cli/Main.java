package org.fovea.pyramid.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.szi.PyramidWriteException;
import org.jspecify.annotations.Nullable;

/// The command line of the engine. The server runs it as a child process too, so its exit codes,
/// its progress lines and its one sentence on standard error (`error: …`) are an interface.
public final class Main {
  /// The exit codes.
  public static final int OK = 0;

  public static final int USAGE = 2;
  public static final int UNREADABLE = 3;
  public static final int OVER_LIMIT = 4;
  public static final int CANNOT_WRITE = 5;
  public static final int BUG = 70; // EX_SOFTWARE of sysexits.h
  public static final int CANCELLED = 130;

  private static final Map<String, Command> COMMANDS =
      Map.of(
          "build", new BuildCommand(),
          "info", new InfoCommand(),
          "verify", new VerifyCommand(),
          "extract", new ExtractCommand(),
          "doctor", new DoctorCommand());
  private static final String USAGE_TEXT =
      """
      usage: build IN OUT.szi [--tile-size 256] [--overlap 0] [--quality 75] [--format jpg|png|webp]
                   [--memory MB] [--threads N] [--progress] [--name NAME]
                   [--decoder auto|java|vips] [--encoder auto|java|turbojpeg|libwebp]
                   [--max-pixels N] [--max-held-pixels N] [--max-side N] [--max-scans N]
                   [--max-frames N] [--max-channels N] [--max-metadata BYTES]
                   [--max-pixels-per-byte N] [--max-jpeg-pixels-per-byte N]
             info FILE
             verify FILE.szi
             extract FILE.szi DIR
             doctor\
      """;

  private Main() {}

  /// Runs a command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /// Runs a command and returns its exit code.
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      var command = arguments.isEmpty() ? null : COMMANDS.get(arguments.getFirst());
      if (command == null) {
        err.println(USAGE_TEXT);
        return USAGE;
      }
      command.run(arguments.subList(1, arguments.size()), out);
      return OK;
    } catch (UsageException e) {
      err.println("error: " + e.getMessage());
      err.println(USAGE_TEXT);
      return USAGE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail(err, CANCELLED, "cancelled");
    } catch (LimitException e) {
      return fail(err, OVER_LIMIT, e.getMessage());
    } catch (OutOfMemoryError e) {
      return fail(err, OVER_LIMIT, "the image needs more memory than the process was given");
    } catch (PyramidWriteException e) {
      return fail(err, CANNOT_WRITE, e.getMessage());
    } catch (NoSuchFileException | FileNotFoundException e) {
      return fail(err, UNREADABLE, "no such file: " + e.getMessage());
    } catch (IOException e) {
      return fail(err, UNREADABLE, e.getMessage());
    } catch (RuntimeException | Error e) {
      e.printStackTrace(err);
      return BUG;
    }
  }

  private static int fail(PrintStream err, int code, @Nullable String reason) {
    err.println("error: " + Objects.requireNonNullElse(reason, "no reason given"));
    return code;
  }
}
