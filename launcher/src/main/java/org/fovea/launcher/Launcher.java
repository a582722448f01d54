package org.fovea.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.fovea.launcher.database.DatabaseAccess;
import org.fovea.launcher.database.Migration;
import org.fovea.launcher.doctor.Doctor;
import org.fovea.launcher.report.LaunchException;
import org.fovea.launcher.report.Progress;
import org.fovea.launcher.scan.PiiScan;
import org.fovea.launcher.secret.Secrets;
import org.fovea.launcher.settings.Installation;
import org.fovea.launcher.settings.LauncherSettings;
import org.fovea.launcher.token.DemoToken;

/// What `./fovea` runs. Exit codes: 0 done, 1 not done and one sentence said why, 2 wrong command
/// or (`audit`) nothing could be checked, 3 not running (`status`) or not all looked at
/// (`pii-scan`).
public final class Launcher {
  private static final int WRONG_COMMAND = 2;
  private final Installation installation;
  private final LauncherSettings settings;
  private final Clock clock;

  private Launcher(Installation installation, LauncherSettings settings, Clock clock) {
    this.installation = installation;
    this.settings = settings;
    this.clock = clock;
  }

  /// Runs one command. The folder of the checkout comes in the system property `fovea.checkout`.
  public static void main(String[] args) {
    Logger.getLogger("").setLevel(Level.WARNING); // the libraries' chatter is not for the terminal
    int exit = 1;
    try {
      var checkout = Path.of(System.getProperty("fovea.checkout", "")).toAbsolutePath();
      var settings = LauncherSettings.read(System.getenv(), checkout);
      var launcher = new Launcher(Installation.of(checkout), settings, Clock.systemUTC());
      exit = launcher.run(List.of(args));
    } catch (LaunchException e) {
      System.err.println("fovea: " + e.getMessage());
    } catch (UncheckedIOException e) {
      System.err.println("fovea: " + describe(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.exit(exit);
  }

  private int run(List<String> args) throws InterruptedException {
    var command = args.isEmpty() ? "help" : args.getFirst();
    var options = args.isEmpty() ? args : args.subList(1, args.size());
    return switch (command) {
      case "up" -> up(options);
      case "down" -> new DownCommand(installation, settings, progress()).run();
      case "status" -> new StatusCommand(installation, settings).run(options.contains("-q"));
      case "logs" -> new LogsCommand(settings.home()).run(options.contains("-f"));
      case "doctor" -> new Doctor(installation, settings).run();
      case "migrate" -> migrate();
      case "token" -> token(options);
      case "audit" -> new AuditCommand(settings, progress()).run(options, System.out);
      case "pii-scan" -> piiScan(options);
      case "pyramid" -> new PyramidCommand(installation).run(options);
      case "help", "-h", "--help" -> help();
      default -> wrong("There is no command \"" + command + "\"");
    };
  }

  private int up(List<String> options) throws InterruptedException {
    boolean detach = options.equals(List.of("--detach"));
    return detach || options.isEmpty()
        ? new UpCommand(installation, settings, progress()).run(detach)
        : wrong("up takes only --detach");
  }

  private int migrate() {
    var access = DatabaseAccess.of(settings, new Secrets(settings.home().create().secrets()));
    int executed = new Migration(access).run();
    System.out.println(executed == 0 ? "The schema is up to date." : executed + " migrations run.");
    return 0;
  }

  private int token(List<String> options) throws InterruptedException {
    if (options.size() != 1) {
      return wrong("token takes one login name");
    }
    System.out.println(new DemoToken(installation, settings).of(options.getFirst()));
    return 0;
  }

  private int piiScan(List<String> options) {
    int values = options.indexOf("--values");
    var file =
        values >= 0 && values + 1 < options.size()
            ? Optional.of(Path.of(options.get(values + 1)))
            : Optional.<Path>empty();
    boolean plant = options.contains("--plant");
    return (plant ? 1 : 0) + (file.isPresent() ? 2 : 0) == options.size()
        ? new PiiScan(installation, settings, clock)
            .run(new PiiScan.Wishes(plant, file), System.out)
        : wrong("pii-scan takes only --plant and --values FILE");
  }

  private static int help() {
    try (InputStream text =
        Objects.requireNonNull(Launcher.class.getResourceAsStream("help.txt"))) {
      System.out.print(new String(text.readAllBytes(), StandardCharsets.UTF_8));
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int wrong(String sentence) {
    System.err.println("fovea: " + sentence + "; ./fovea help lists the commands.");
    return WRONG_COMMAND;
  }

  /// Input and output errors carry a path as their message and the kind in their name.
  private static String describe(UncheckedIOException e) {
    var cause = e.getCause();
    return cause == null
        ? String.valueOf(e.getMessage())
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private Progress progress() {
    return new Progress(System.out, clock);
  }
}
