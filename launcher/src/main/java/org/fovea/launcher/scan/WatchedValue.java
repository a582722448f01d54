package org.fovea.launcher.scan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.fovea.launcher.report.LaunchException;

/// A text that must not be found. Its text never stands in what is printed.
///
/// @param owner whose it is
/// @param kind what it is
record WatchedValue(Origin origin, String owner, String kind, String text) {
  private static final int FEWEST_BYTES = 6;
  private static final String BORDER = " = ";

  /// What the tests put into pictures and say of visitors: `picture-canaries.txt` and
  /// `visitor-canaries.txt`.
  static List<WatchedValue> ofTests() {
    return Stream.concat(
            resource("picture-canaries.txt", Origin.PICTURE, "a picture"),
            resource("visitor-canaries.txt", Origin.VISITOR, "a visitor"))
        .toList();
  }

  /// Reads values that the caller wants to be looked for: a line `kind = text` each; lines that
  /// begin with `#` and empty ones are left out.
  ///
  /// @throws LaunchException if a line is none, or its text has fewer than six bytes, which stand
  ///   everywhere by chance
  static List<WatchedValue> read(Path file) {
    try (var lines = Files.lines(file)) {
      return parse(lines, Origin.PERSON, file.getFileName() + "").toList();
    } catch (IOException | UncheckedIOException e) {
      throw new LaunchException(file + " cannot be read as text in UTF-8.", e);
    }
  }

  private static Stream<WatchedValue> resource(String name, Origin origin, String owner) {
    var stream = Objects.requireNonNull(WatchedValue.class.getResourceAsStream(name));
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return parse(reader.lines(), origin, owner).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<WatchedValue> parse(Stream<String> lines, Origin origin, String owner) {
    return lines
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> {
          int border = line.indexOf(BORDER);
          var text = border < 0 ? "" : line.substring(border + BORDER.length()).strip();
          if (text.getBytes(StandardCharsets.UTF_8).length < FEWEST_BYTES) {
            throw new LaunchException(
                "Each line of " + owner + " is \"KIND = TEXT\" with a text of six bytes or more.");
          }
          return new WatchedValue(origin, owner, line.substring(0, border).strip(), text);
        });
  }
}
