package org.fovea.launcher.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fovea.launcher.process.Daemon;
import org.fovea.launcher.process.DaemonProcess;
import org.fovea.launcher.process.Folders;
import org.fovea.launcher.process.HttpProbe;
import org.fovea.launcher.process.PortUse;
import org.fovea.launcher.process.Program;
import org.fovea.launcher.secret.Secrets;
import org.fovea.launcher.settings.Installation;
import org.fovea.launcher.settings.LauncherSettings;

/// The demo identity provider, which plays the home organisations. Its data folder is made from the
/// realm file and made again whenever that file, the public address or a client secret changed.
public final class Keycloak implements Daemon {
  /// What is asked for at login: the realm's clients add all other claims without being asked, and
  /// Keycloak refuses scopes that it does not know.
  public static final String SCOPES = "openid profile email";

  /// Who the entitlements of the demo people say they come from.
  public static final String ENTITLEMENT_AUTHORITY = "login.helmholtz.de";

  /// The client of the application.
  public static final String WEB_CLIENT = "fovea-web";

  private static final String HUB_CLIENT = "fovea-hub";
  private static final Duration READY = Duration.ofMinutes(3);
  private final Installation installation;
  private final LauncherSettings settings;
  private final Path home;
  private final Map<String, String> clientSecrets;
  private final KeycloakBuild build;
  private final DaemonProcess process;

  public Keycloak(Installation installation, LauncherSettings settings, Secrets secrets) {
    this.installation = installation;
    this.settings = settings;
    this.home = settings.home().keycloak();
    this.clientSecrets =
        Map.of(
            WEB_CLIENT, secrets.password("client-" + WEB_CLIENT),
            HUB_CLIENT, secrets.password("client-" + HUB_CLIENT));
    this.build = new KeycloakBuild(installation.keycloak(), settings.home().logs());
    this.process = new DaemonProcess(name(), "keycloak", settings.home());
  }

  /// Returns the secret of [#WEB_CLIENT].
  public String webClientSecret() {
    return clientSecrets.getOrDefault(WEB_CLIENT, "");
  }

  @Override
  public String name() {
    return "Keycloak";
  }

  @Override
  public List<PortUse> ports() {
    return List.of(
        new PortUse(name(), "FOVEA_KEYCLOAK_PORT", "127.0.0.1", settings.ports().keycloak()));
  }

  @Override
  public String address() {
    return settings.demoIssuer().toString();
  }

  @Override
  public Optional<ProcessHandle> find() {
    return process.find();
  }

  @Override
  public boolean isReady() {
    return HttpProbe.get(URI.create(address() + "/.well-known/openid-configuration")).status()
        == 200;
  }

  @Override
  public boolean stop(Duration grace) {
    return process.stop(grace);
  }

  @Override
  public void start() throws InterruptedException {
    if (find().isEmpty()) {
      build.run();
      makeHome();
      boolean fresh = importNeeded();
      makeTemporary();
      process.launch(new Program(command(fresh), Map.of(), home));
      process.awaitReady(this::isReady, READY);
      if (fresh) {
        write(home.resolve("imported"), fingerprint());
      }
      return;
    }
    process.awaitReady(this::isReady, READY);
  }

  /// Makes the folder that Keycloak takes for its installation: the programs linked, the data ours.
  private void makeHome() {
    try {
      for (var folder : List.of("conf", "providers", "themes")) {
        Files.createDirectories(home.resolve(folder));
      }
      var link = home.resolve("lib");
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, installation.keycloak().resolve("lib"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it puts files for a while: in its data, which alone may know the people.
  private Path temporary() {
    return home.resolve("data/tmp");
  }

  private void makeTemporary() {
    try {
      Files.createDirectories(temporary());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Prepares the import if the data is not that of the present realm file; the marker is written
  /// only when Keycloak was ready, so an interrupted import is done again.
  private boolean importNeeded() {
    try {
      var marker = home.resolve("imported");
      if (Files.exists(marker) && Files.readString(marker).equals(fingerprint())) {
        return false;
      }
      Files.deleteIfExists(marker);
      Folders.delete(home.resolve("data"));
      // Keycloak refuses an import whose file is not called after the realm
      var copy = home.resolve("data/import/fovea-realm.json");
      Files.createDirectories(copy.getParent());
      write(copy, realm());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command(boolean fresh) {
    var command = new ArrayList<>(KeycloakCommand.java(home));
    command.add(1, "-Djava.io.tmpdir=" + temporary());
    command.addAll(
        List.of(
            "start",
            "--optimized",
            "--cache=local",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + settings.ports().keycloak(),
            "--hostname=http://localhost:" + settings.ports().keycloak(),
            "--log-level=info,org.keycloak.events:off", // they name whoever failed to log in
            "--log-console-color=false"));
    if (fresh) {
      command.add("--import-realm");
    }
    return command;
  }

  private String realm() {
    return RealmFile.read(installation.realmFile())
        .rewritten(settings.server().publicUrl(), clientSecrets);
  }

  private String fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var text = installation.keycloak().getFileName() + "\n" + realm();
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
