package org.fovea.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Named values a deployment sets, parsed into types; every error names the variable at fault.
///
/// @param values name to value, as the process environment holds them; blank means not set
public record Environment(Map<String, String> values) {

  public Environment {
    values = Map.copyOf(values);
  }

  /// The value of `name`, or empty if it is not set or blank.
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /// The value of `name`.
  ///
  /// @throws IllegalStateException if it is not set
  public String get(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException(name + " is not set"));
  }

  /// The value of `name`, or `otherwise`.
  public String get(String name, String otherwise) {
    return find(name).orElse(otherwise);
  }

  /// A whole number of at least `least`.
  public long number(String name, long otherwise, long least) {
    long number = parsed(name, Long::valueOf, "a whole number").orElse(otherwise);
    if (number < least) {
      throw new IllegalStateException(name + " is " + number + ", wanted at least " + least);
    }
    return number;
  }

  /// The words of `name`, separated by spaces or commas, each once.
  public Set<String> words(String name, String otherwise) {
    return Pattern.compile("[\\s,]+")
        .splitAsStream(get(name, otherwise))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// `true` or `false`.
  public boolean flag(String name, boolean otherwise) {
    return parsed(name, Environment::flag, "true or false").orElse(otherwise);
  }

  private static boolean flag(String text) {
    return switch (text.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /// An ISO 8601 duration such as `PT24H`.
  public Duration duration(String name, Duration otherwise) {
    return parsed(name, Duration::parse, "a duration such as PT24H").orElse(otherwise);
  }

  /// An absolute address.
  public Optional<URI> address(String name) {
    return parsed(name, URI::create, "an address such as https://fovea.example.org");
  }

  /// The lines of `name`, separated by semicolons or line feeds; none is blank.
  public List<String> lines(String name) {
    return Pattern.compile("[;\\n]+")
        .splitAsStream(get(name, ""))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /// An e-mail address.
  public Optional<String> mail(String name) {
    return parsed(name, Environment::plainMail, "an e-mail address such as office@example.org");
  }

  private static String plainMail(String text) {
    var address = text.strip();
    if (!address.matches("[^@\\s?&#%\"<>]+@[A-Za-z0-9.-]+")) {
      throw new IllegalArgumentException(address);
    }
    return address;
  }

  /// A path of the local file system, made absolute.
  public Optional<Path> path(String name) {
    return parsed(name, text -> Path.of(text).toAbsolutePath().normalize(), "a path");
  }

  private <T> Optional<T> parsed(String name, Function<String, T> parser, String wanted) {
    try {
      return find(name).map(parser);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new IllegalStateException(name + " is not " + wanted, e);
    }
  }
}
