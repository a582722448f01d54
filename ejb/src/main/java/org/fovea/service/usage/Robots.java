package org.fovea.service.usage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Knows programs that read pages by themselves, by what they call themselves: the list
/// `robots.txt` beside this class.
final class Robots {
  private static final int LONGEST = 512; // what matters stands at the beginning

  private final Pattern pattern;

  private Robots(Pattern pattern) {
    this.pattern = pattern;
  }

  /// Reads the list.
  static Robots read() {
    try (var list = Robots.class.getResourceAsStream("robots.txt")) {
      if (list == null) {
        throw new IllegalStateException("the list of robots is missing");
      }
      var patterns =
          new String(list.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .collect(Collectors.joining("|"));
      return new Robots(Pattern.compile(patterns, Pattern.CASE_INSENSITIVE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether a program of that name is none that a person looks through. One without a name is not.
  boolean areCalled(String agent) {
    return agent.isBlank()
        || pattern.matcher(agent.substring(0, Math.min(LONGEST, agent.length()))).find();
  }
}
