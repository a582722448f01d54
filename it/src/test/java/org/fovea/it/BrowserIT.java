package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// What people do with Fovea in a browser. The stories are in `src/test/browser`, one file for each
/// concern, and run under Node.js in a headless Chromium; here each of them becomes a test by name.
///
/// Without any Chromium they are skipped, but fail if the variable `CI` is `true`.
class BrowserIT {
  private static final Path STORIES = Path.of("src", "test", "browser").toAbsolutePath();
  private static final Path RESULTS = Path.of("target", "browser").toAbsolutePath();
  private static final int MOST_MINUTES = 15;

  /// The `sub` of the person whom the stories need as somebody who has never been here.
  private static final String NEWCOMER = "6f0c9a3e-1b2d-4c55-9d0e-7e2a00000006"; // vera

  @BeforeAll
  static void prepare() throws IOException, SQLException {
    Files.createDirectories(RESULTS);
    forgetNewcomer();
    install();
  }

  /// Runs one file after the other, as the stream is read.
  @TestFactory
  Stream<DynamicNode> stories() throws IOException {
    try (var files = Files.list(STORIES)) {
      return files.filter(file -> file.toString().endsWith(".test.mjs")).sorted().toList().stream()
          .map(BrowserIT::run);
    }
  }

  private static DynamicNode run(Path file) {
    var name = file.getFileName().toString();
    var report = RESULTS.resolve(name + ".xml");
    var outcome =
        node(
            "node",
            "--test",
            "--test-reporter=junit",
            "--test-reporter-destination=" + report,
            "--test-reporter=spec",
            "--test-reporter-destination=stdout",
            name);
    System.out.print(outcome.output()); // the names, for those who read the build's log
    var told = StoryReport.read(report);
    var tests = told.stream().map(story -> dynamicTest(story.name(), () -> assertHolds(story)));
    var ended =
        dynamicTest(
            "all of " + name + " ran",
            () -> {
              assertThat(told).as(outcome.output()).isNotEmpty();
              assertThat(told.stream().allMatch(StoryReport::isFine) == (outcome.exitCode() == 0))
                  .as(outcome.output())
                  .isTrue();
            });
    return dynamicContainer(name, Stream.concat(tests, Stream.of(ended)));
  }

  private static void assertHolds(StoryReport story) {
    story.skipped().ifPresent(reason -> abort(story.name() + ": " + reason));
    assertThat(story.failure()).as(story.name()).isEmpty();
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
    boolean hasChromium = node("node", "stage/chromium.mjs").exitCode() == 0;
    var command = List.of("npm", "ci", "--ignore-scripts", "--loglevel=error");
    var less = hasChromium ? Stream.of("--omit=optional") : Stream.<String>empty();
    node(Stream.concat(command.stream(), less).toArray(String[]::new)).succeeded();
  }

  private static Fovea.Outcome node(String... command) {
    var builder = new ProcessBuilder(command).directory(STORIES.toFile()).redirectErrorStream(true);
    builder.environment().put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    try {
      var output = Files.createTempFile(RESULTS, "node", ".out");
      var process = builder.redirectOutput(output.toFile()).start();
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      return new Fovea.Outcome(process.exitValue(), Files.readString(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
