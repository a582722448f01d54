package org.fovea.launcher;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fovea.launcher.database.DatabaseAccess;
import org.fovea.launcher.database.MariaDb;
import org.fovea.launcher.identity.Keycloak;
import org.fovea.launcher.process.Daemon;
import org.fovea.launcher.report.Progress;
import org.fovea.launcher.secret.Secrets;
import org.fovea.launcher.server.WildFly;
import org.fovea.launcher.settings.IdentitySettings;
import org.fovea.launcher.settings.Installation;
import org.fovea.launcher.settings.LauncherSettings;

/// The processes that these settings ask for, and what each needs to know of the others.
final class Fleet {
  private static final Duration GRACE = Duration.ofSeconds(30);
  private final Optional<MariaDb> mariaDb;
  private final Optional<Keycloak> keycloak;
  private final WildFly wildFly;
  private final DatabaseAccess database;

  Fleet(Installation installation, LauncherSettings settings) {
    var secrets = new Secrets(settings.home().create().secrets());
    database = DatabaseAccess.of(settings, secrets);
    mariaDb =
        settings.database().external().isPresent()
            ? Optional.empty()
            : Optional.of(new MariaDb(installation, settings, database));
    keycloak =
        settings.identity().external().isPresent()
            ? Optional.empty()
            : Optional.of(new Keycloak(installation, settings, secrets));
    var environment = new HashMap<String, String>();
    environment.put("FOVEA_DB_URL", database.url());
    environment.put("FOVEA_DB_USER", database.app().user());
    environment.put("FOVEA_DB_PASSWORD", database.app().password());
    environment.putAll(identity(settings));
    settings
        .server()
        .siteFile()
        .or(() -> keycloak.map(demo -> installation.siteFile()))
        .ifPresent(file -> environment.put("FOVEA_SITE_FILE", file.toString()));
    environment.put("FOVEA_PUBLIC_URL", settings.server().publicUrl().toString());
    environment.put("FOVEA_STORE", settings.home().store().toString());
    environment.put("FOVEA_SECRET_FILE", secrets.masterKey().toString());
    environment.put("FOVEA_AUDIT_HEAD", settings.auditHead().toString());
    wildFly = new WildFly(installation, settings, environment);
  }

  private Map<String, String> identity(LauncherSettings settings) {
    return settings
        .identity()
        .external()
        .map(Fleet::client)
        .orElseGet(() -> demoIdentity(settings.demoIssuer(), keycloak.orElseThrow()));
  }

  private static Map<String, String> demoIdentity(URI issuer, Keycloak keycloak) {
    Map<String, String> identity =
        new HashMap<>(
            client(
                new IdentitySettings.Provider(
                    issuer, Keycloak.WEB_CLIENT, keycloak.webClientSecret())));
    identity.put("FOVEA_OIDC_SCOPES", Keycloak.SCOPES);
    identity.put("FOVEA_ENTITLEMENT_AUTHORITIES", Keycloak.ENTITLEMENT_AUTHORITY);
    return identity;
  }

  private static Map<String, String> client(IdentitySettings.Provider provider) {
    return Map.of(
        "FOVEA_OIDC_URL", provider.url().toString(),
        "FOVEA_OIDC_CLIENT_ID", provider.clientId(),
        "FOVEA_OIDC_CLIENT_SECRET", provider.clientSecret());
  }

  Optional<MariaDb> mariaDb() {
    return mariaDb;
  }

  Optional<Keycloak> keycloak() {
    return keycloak;
  }

  WildFly wildFly() {
    return wildFly;
  }

  DatabaseAccess database() {
    return database;
  }

  /// All of them, in the order in which they are started.
  List<Daemon> inOrder() {
    var all = new ArrayList<Daemon>();
    mariaDb.ifPresent(all::add);
    keycloak.ifPresent(all::add);
    all.add(wildFly);
    return List.copyOf(all);
  }

  /// Stops all that live, the last started first.
  ///
  /// @return whether anything lived
  boolean stop(Progress progress) {
    boolean any = false;
    for (var daemon : inOrder().reversed()) {
      if (daemon.stop(GRACE)) {
        progress.tell(daemon.name(), "stopped");
        any = true;
      }
    }
    return any;
  }
}
