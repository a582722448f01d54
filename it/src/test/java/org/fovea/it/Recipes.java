package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The `sh` blocks of a document, run in their order by one bash, so that each finds what those
/// before it have left.
final class Recipes {
  private static final Pattern PART =
      Pattern.compile(
          "^## (?<title>[^\\n]+)$|^```sh\\n(?<block>.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final String MARK = "-- part: ";

  /// One block.
  ///
  /// @param title of the section in which it stands
  record Block(String title, String text) {}

  /// What the blocks printed, line by line.
  record Printed(Map<String, List<String>> sections) {
    /// What those of one section did.
    List<String> in(String title) {
      return Objects.requireNonNull(sections.get(title), title);
    }
  }

  private final List<Block> blocks;

  private Recipes(List<Block> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  static Recipes in(Path document) {
    try {
      return of(Files.readString(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recipes of(String text) {
    List<Block> found = new ArrayList<>();
    var title = "";
    var part = PART.matcher(text);
    while (part.find()) {
      if (part.group("title") != null) {
        title = part.group("title");
      } else {
        found.add(new Block(title, part.group("block")));
      }
    }
    return new Recipes(found);
  }

  List<Block> blocks() {
    return blocks;
  }

  /// Runs all, and returns what they printed.
  ///
  /// @param folder where
  /// @param variables of the environment
  /// @param watcher sees each line as soon as it is printed, and may let the script wait
  Printed run(Path folder, Map<String, String> variables, Consumer<String> watcher)
      throws Exception {
    var script = Files.writeString(folder.resolve("recipes.sh"), script());
    var errors = folder.resolve("errors");
    var builder =
        new ProcessBuilder("bash", script.toString())
            .directory(folder.toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(variables);
    var process = builder.start();
    var reading = CompletableFuture.supplyAsync(() -> read(process.inputReader(), watcher));
    try {
      var printed = reading.get(4, TimeUnit.MINUTES);
      assertThat(process.waitFor()).as("%s%n%s", printed, Files.readString(errors)).isZero();
      return printed;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private String script() {
    var script = new StringBuilder();
    for (var block : blocks) {
      script.append("echo '").append(MARK).append(block.title).append("'\n").append(block.text);
    }
    return script.toString();
  }

  private static Printed read(BufferedReader output, Consumer<String> watcher) {
    Map<String, List<String>> printed = new LinkedHashMap<>();
    List<String> section = new ArrayList<>();
    try {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(MARK)) {
          section = printed.computeIfAbsent(line.substring(MARK.length()), _ -> new ArrayList<>());
        } else {
          section.add(line);
          watcher.accept(line);
        }
      }
      return new Printed(printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
