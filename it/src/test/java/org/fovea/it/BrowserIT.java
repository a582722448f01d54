package org.fovea.it;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// What people do with Fovea in a browser. The stories are in `src/test/browser`, one file for each
/// concern, and run under Node.js in a headless Chromium; here each of them becomes a test by name.
///
/// Without any Chromium they are skipped, but fail if the variable `CI` is `true`.
class BrowserIT {
  private static final NodeTests STORIES =
      new NodeTests(
          Path.of("src", "test", "browser").toAbsolutePath(),
          Path.of("target", "browser").toAbsolutePath());
  private static final Map<String, String> VARIABLES =
      Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

  /// The `sub` of the person whom the stories need as somebody who has never been here.
  private static final String NEWCOMER = "6f0c9a3e-1b2d-4c55-9d0e-7e2a00000006"; // vera

  @BeforeAll
  static void prepare() throws SQLException {
    forgetNewcomer();
    install();
  }

  @TestFactory
  Stream<DynamicNode> stories() throws IOException {
    return STORIES.all(VARIABLES);
  }

  /// Whoever has accepted the terms in an earlier run would not be asked again.
  private static void forgetNewcomer() throws SQLException {
    try (var connection = Fovea.database("owner");
        var update =
            connection.prepareStatement(
                "update account set sub = concat('former-', id, '-', sub) where sub = ?")) {
      update.setString(1, NEWCOMER);
      update.executeUpdate();
    }
  }

  /// Brings what the stories need from npm; the packaged Chromium only where none is installed.
  private static void install() {
    boolean hasChromium = STORIES.node(VARIABLES, "node", "stage/chromium.mjs").exitCode() == 0;
    var command = List.of("npm", "ci", "--ignore-scripts", "--loglevel=error");
    var less = hasChromium ? Stream.of("--omit=optional") : Stream.<String>empty();
    STORIES
        .node(VARIABLES, Stream.concat(command.stream(), less).toArray(String[]::new))
        .succeeded();
  }
}
