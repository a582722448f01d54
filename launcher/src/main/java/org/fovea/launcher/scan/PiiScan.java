package org.fovea.launcher.scan;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fovea.launcher.database.DatabaseAccess;
import org.fovea.launcher.identity.RealmFile;
import org.fovea.launcher.secret.Secrets;
import org.fovea.launcher.settings.Home;
import org.fovea.launcher.settings.Installation;
import org.fovea.launcher.settings.LauncherSettings;

/// `./fovea pii-scan`: proves that nothing of the demo people was written down, except in the demo
/// Keycloak's own data folder: in no file under the home folder and in no table. Each run first
/// plants ten needles and has to find them again.
public final class PiiScan {
  private final Installation installation;
  private final LauncherSettings settings;
  private final Home home;
  private final Clock clock;

  /// What the caller wants beside a scan.
  ///
  /// @param showPlanted whether the planted needles count as findings, so that one sees what they
  ///   look like
  /// @param values a file with more values to look for, as [WatchedValue] reads it
  public record Wishes(boolean showPlanted, Optional<Path> values) {}

  public PiiScan(Installation installation, LauncherSettings settings, Clock clock) {
    this.installation = installation;
    this.settings = settings;
    this.home = settings.home();
    this.clock = clock;
  }

  /// Scans everything under the home folder, and all tables if the database answers.
  ///
  /// @return 0 if nothing was found, everything was looked at and all ten planted needles were
  ///   found; 1 if something was found, or not all of the planted; 3 if nothing was found but not
  ///   everything could be looked at
  /// @throws org.fovea.launcher.report.LaunchException if the file of values makes no sense
  public int run(Wishes wishes, PrintStream out) {
    var needles =
        Needles.of(
            RealmFile.read(installation.realmFile()).people(),
            wishes.values().map(WatchedValue::read).orElse(List.of()));
    var search = new Search(needles);
    var notes = new Notes();
    var report = new Report(out, notes, clock);
    try (var plant = Plant.in(home.create().root(), folders(), needles, Sizes.USUAL.piece())) {
      scanFiles(search, notes);
      var tables = scanTables(search, notes);
      var place = new Report.Scanned(needles, tables, home.root());
      return report.print(place, plant, wishes.showPlanted());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where needles are planted: one folder of each kind of state.
  private List<Path> folders() {
    return List.of(home.logs(), home.store(), home.run(), home.audit(), home.wildfly());
  }

  private void scanFiles(Search search, Notes notes) throws IOException {
    var scan = new FolderScan(search, notes, Sizes.USUAL);
    scan.scan(home.root(), Set.of(home.keycloak().resolve("data")));
    var head = settings.auditHead();
    if (!head.startsWith(home.root()) && Files.exists(head)) {
      scan.scan(head, Set.of());
    }
  }

  /// @return what is to be said of the tables
  private String scanTables(Search search, Notes notes) {
    var access = DatabaseAccess.of(settings, new Secrets(home.secrets()));
    var login = access.owner().orElse(access.app());
    boolean external = settings.database().external().isPresent();
    var files = external ? "its files lie elsewhere and were not looked at" : "its files were";
    try (var connection =
        DriverManager.getConnection(access.url(), login.user(), login.password())) {
      int tables = new TableScan(search, notes, Sizes.USUAL).scan(connection);
      return external ? tables + " tables; " + files : tables + " tables";
    } catch (SQLException e) {
      if (external) {
        notes.leftOut(Place.column("*", "*"), "the database could not be read");
      }
      return "no tables: the database does not answer; " + files;
    }
  }
}
