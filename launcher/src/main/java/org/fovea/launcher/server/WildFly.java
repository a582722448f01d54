package org.fovea.launcher.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fovea.launcher.process.Daemon;
import org.fovea.launcher.process.DaemonProcess;
import org.fovea.launcher.process.Folders;
import org.fovea.launcher.process.HttpProbe;
import org.fovea.launcher.process.PortUse;
import org.fovea.launcher.process.Program;
import org.fovea.launcher.report.LaunchException;
import org.fovea.launcher.settings.Installation;
import org.fovea.launcher.settings.LauncherSettings;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/// WildFly with the application. Its base folder is copied from the build at each start, so that a
/// new build takes effect and nothing of an earlier run lingers; only the logs stay.
public final class WildFly implements Daemon {
  private static final Duration READY = Duration.ofMinutes(4);
  private static final List<String> FRESH = List.of("configuration", "data", "deployments", "tmp");
  private final Installation installation;
  private final LauncherSettings settings;
  private final Map<String, String> environment;
  private final DaemonProcess process;

  /// @param environment variables `FOVEA_…` that the server's configuration refers to
  public WildFly(
      Installation installation, LauncherSettings settings, Map<String, String> environment) {
    this.installation = installation;
    this.settings = settings;
    this.environment = new HashMap<>(settings.server().passedOn());
    this.environment.putAll(environment);
    this.process = new DaemonProcess(name(), "wildfly", settings.home());
  }

  @Override
  public String name() {
    return "WildFly";
  }

  @Override
  public List<PortUse> ports() {
    var ports = settings.ports();
    return List.of(
        new PortUse(name(), "FOVEA_PORT", settings.server().bind(), ports.http()),
        new PortUse(
            "WildFly's management", "FOVEA_MANAGEMENT_PORT", "127.0.0.1", ports.management()));
  }

  @Override
  public String address() {
    return settings.server().publicUrl().toString();
  }

  @Override
  public Optional<ProcessHandle> find() {
    return process.find();
  }

  @Override
  public boolean isReady() {
    var ports = settings.ports();
    if (health().status() != 200) {
      return false;
    }
    int home =
        HttpProbe.get(URI.create("http://" + pageHost() + ":" + ports.http() + "/")).status();
    return home >= 200 && home < 400;
  }

  /// As [#isReady()], but gives up at once on a server that came up with errors.
  private boolean isReadyOrFailed() {
    if (isReady()) {
      return true;
    }
    if (Health.parse(health().body()).bootFailed()) {
      throw new LaunchException(
          "WildFly could not deploy Fovea; the reason is in "
              + base().resolve("log")
              + ", near the first line with ERROR.");
    }
    return false;
  }

  private HttpProbe.Answer health() {
    var port = settings.ports().management();
    return HttpProbe.get(URI.create("http://127.0.0.1:" + port + "/health/ready"));
  }

  @Override
  public boolean stop(Duration grace) {
    return process.stop(grace);
  }

  @Override
  public void start() throws InterruptedException {
    if (find().isEmpty()) {
      if (!Files.exists(installation.server().resolve("jboss-modules.jar"))) {
        throw new LaunchException(
            "WildFly is not in "
                + installation.server()
                + ": build it with ./mvnw -pl ear -am package.");
      }
      linkServer();
      copyBase();
      process.launch(new Program(command(), environment, base()));
    }
    process.awaitReady(this::isReadyOrFailed, READY);
  }

  /// The server that runs is not the one in the checkout, so that a build does not take it away
  /// under its feet.
  private void linkServer() {
    Folders.delete(server());
    Folders.link(installation.server(), server());
  }

  private Path server() {
    return base().resolve("server");
  }

  private void copyBase() {
    var origin = installation.server().resolve("standalone");
    for (var name : FRESH) {
      Folders.delete(base().resolve(name));
      if (Files.exists(origin.resolve(name))) {
        Folders.copy(origin.resolve(name), base().resolve(name));
      }
    }
    try {
      Files.createDirectories(base().resolve("log"));
      Files.createDirectories(base().resolve("tmp"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    var heap = settings.server().heap();
    var ports = settings.ports();
    var builder =
        StandaloneCommandBuilder.of(server())
            .setJavaHome(Path.of(System.getProperty("java.home")))
            .setBaseDirectory(base())
            .setServerConfiguration("standalone.xml")
            .setJavaOptions(
                "-Xms256m",
                "-Xmx" + heap,
                "-XX:MetaspaceSize=96m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash", // memory knows people; the disk does not
                "-XX:+SuppressFatalErrorMessage",
                "-Djava.io.tmpdir=" + base().resolve("tmp"),
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Duser.timezone=UTC");
    builder.addServerArguments(
        "-Djboss.bind.address=" + settings.server().bind(),
        "-Djboss.bind.address.management=127.0.0.1",
        "-Djboss.http.port=" + ports.http(),
        "-Djboss.management.http.port=" + ports.management(),
        "-Djboss.node.name=fovea-" + ports.http());
    return builder.build();
  }

  /// The wildcard address cannot be asked.
  private String pageHost() {
    var bind = settings.server().bind();
    return bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
  }

  private Path base() {
    return settings.home().wildfly();
  }
}
