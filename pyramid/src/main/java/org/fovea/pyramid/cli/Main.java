package org.fovea.pyramid.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fovea.pyramid.source.LimitException;
import org.fovea.pyramid.source.OutputException;
import org.fovea.pyramid.source.TemporaryFileException;
import org.fovea.pyramid.strip.UnstrippableException;
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
  public static final int NOT_STRIPPABLE = 6;
  public static final int BUG = 70; // EX_SOFTWARE of sysexits.h
  public static final int CANCELLED = 130;

  private static final Map<String, Command> COMMANDS =
      Map.of(
          "build", new BuildCommand(),
          "info", new InfoCommand(),
          "metadata", new MetadataCommand(),
          "strip", new StripCommand(),
          "verify", new VerifyCommand(),
          "extract", new ExtractCommand(),
          "render", new RenderCommand(),
          "doctor", new DoctorCommand());
  private static final List<String> NAMES =
      List.of("build", "info", "metadata", "strip", "verify", "extract", "render", "doctor");
  private static final Set<String> HELP_OPTIONS = Set.of("--help", "-h");
  private static final Set<String> HELP = Set.of("help", "--help", "-h");
  private static final String BUILD_TEXT =
      """
        build IN OUT.szi         make the pyramid file of an image
          --tile-size 256        side of a tile in pixels, even, 32 to 4096
          --overlap 0            pixels that a tile shares with each neighbour
          --format jpg           or png, webp; what is transparent becomes white in jpg
          --quality 75           1 to 100, for jpg and webp; from 90 on jpg keeps full colour
          --frame 0              which picture of a file of many
          --name NAME            of the folder inside; that of OUT unless given
          --threads N            that encode; one for each core unless given
          --memory 2048          megabytes that strips of pixels may take
          --progress             lines "progress PERCENT" and, at the end, "done {JSON}"
          --decoder auto         or java, turbojpeg, vips
          --encoder auto         or java, turbojpeg, libwebp
          --colours auto         or rgb: never by luma and differences of colour
          --source-tiles auto    or encode: never take JPEG tiles of a TIFF file as they are, which
                                 is done where they fit, whatever their quality
          --max-pixels N, --max-held-pixels N, --max-side N, --max-scans N, --max-frames N,
          --max-channels N, --max-metadata BYTES, --max-pixels-per-byte N,
          --max-jpeg-pixels-per-byte N
      """;
  private static final Map<String, String> TEXTS =
      Map.of(
          "build",
          BUILD_TEXT,
          "info",
          """
            info FILE                tell as JSON what an image or a pyramid file is
              --frame 0, --decoder auto, --max-... as of build
          """,
          "metadata",
          """
            metadata FILE            tell as JSON all that a file says of itself, and what is personal
              --json OUT             into a file; at most 16 MB
              --max-... as of build
          """,
          "strip",
          """
            strip FILE OUT           copy an image without personal metadata: same pixels, and what
                                     shows them; JPEG, PNG, WebP and TIFF
              --max-... as of build
          """,
          "verify",
          """
            verify FILE.szi          check the structure and each tile of a pyramid file
              --all                  list the first 100 faults and not only the first
              --threads N, --progress
          """,
          "extract",
          """
            extract FILE.szi DIR     write a pyramid file as a Deep Zoom folder
              --force                into a folder that is not empty
              --progress
          """,
          "render",
          """
            render                   make pictures of regions, for a server: tiles come on standard
                                     input, pictures go to standard output
          """,
          "doctor",
          """
            doctor                   tell which libraries are active and what would add the rest
              --json
          """);
  private static final String EXIT_CODES =
      """

      exit codes: 0 done, 2 command line, 3 file damaged or unknown, 4 over a limit,
                  5 cannot write, 6 cannot be stripped, 70 mistake of the engine, 130 cancelled\
      """;

  private Main() {}

  /// Runs a command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /// Runs a command and returns its exit code.
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    var name = arguments.isEmpty() ? "" : arguments.getFirst();
    try {
      if (arguments.isEmpty() || HELP.contains(name)) {
        (arguments.isEmpty() ? err : out).println(help());
        return arguments.isEmpty() ? USAGE : OK;
      }
      var command = COMMANDS.get(name);
      if (command == null) {
        throw new UsageException(
            name + " is no command: " + String.join(", ", NAMES) + " or help is");
      }
      if (arguments.stream().anyMatch(HELP_OPTIONS::contains)) {
        out.print(help(name));
        return OK;
      }
      command.run(arguments.subList(1, arguments.size()), out);
      return OK;
    } catch (UsageException e) {
      err.println("error: " + e.getMessage());
      err.print(help(name));
      return USAGE;
    } catch (InvalidPathException e) {
      return fail(err, USAGE, "this system cannot name such a file: set LC_ALL=C.UTF-8");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail(err, CANCELLED, "cancelled");
    } catch (UnstrippableException e) {
      return fail(err, NOT_STRIPPABLE, e.getMessage());
    } catch (LimitException e) {
      return fail(err, OVER_LIMIT, e.getMessage());
    } catch (OutOfMemoryError e) {
      return fail(err, OVER_LIMIT, "the image needs more memory than the process was given");
    } catch (PyramidWriteException | OutputException | TemporaryFileException e) {
      return fail(err, CANNOT_WRITE, e.getMessage());
    } catch (NoSuchFileException | FileNotFoundException e) {
      return fail(err, UNREADABLE, "no such file: " + e.getMessage());
    } catch (FileSystemException e) {
      var reason = Objects.requireNonNullElse(e.getReason(), "no permission");
      return fail(err, UNREADABLE, "cannot read " + e.getFile() + ": " + reason);
    } catch (IOException e) {
      return fail(err, UNREADABLE, e.getMessage());
    } catch (StackOverflowError e) { // some decoders go as deep as a file tells them to
      return fail(err, UNREADABLE, "the file is damaged: its parts are nested too deeply");
    } catch (RuntimeException | Error e) {
      err.println("error: the engine made a mistake over this file");
      e.printStackTrace(err);
      return BUG;
    }
  }

  private static String help() {
    var text = new StringBuilder("usage: ./fovea pyramid COMMAND ...\n\n");
    for (var command : NAMES) {
      text.append(TEXTS.get(command));
    }
    return text + EXIT_CODES;
  }

  /// Returns the help of one command; nothing for a word that is none.
  private static String help(String command) {
    return TEXTS.getOrDefault(command, "");
  }

  private static int fail(PrintStream err, int code, @Nullable String reason) {
    err.println("error: " + Objects.requireNonNullElse(reason, "no reason given"));
    return code;
  }
}
