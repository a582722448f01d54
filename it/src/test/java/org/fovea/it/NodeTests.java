package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/// Tests that are written for Node.js: each becomes a test of ours by name.
///
/// @param folder where their files are, named `*.test.mjs`
/// @param results where what they say is kept
record NodeTests(Path folder, Path results) {
  private static final int MOST_MINUTES = 15;

  /// Runs one file after the other, as the stream is read.
  Stream<DynamicNode> all(Map<String, String> variables) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".test.mjs")).sorted().toList().stream()
          .map(file -> run(file, variables));
    }
  }

  private DynamicNode run(Path file, Map<String, String> variables) {
    var name = file.getFileName().toString();
    var report = results.resolve(name + ".xml");
    var outcome =
        node(
            variables,
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

  /// Runs a command in their folder.
  Fovea.Outcome node(Map<String, String> variables, String... command) {
    var builder = new ProcessBuilder(List.of(command));
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(variables);
    try {
      var output = Files.createTempFile(Files.createDirectories(results), "node", ".out");
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
