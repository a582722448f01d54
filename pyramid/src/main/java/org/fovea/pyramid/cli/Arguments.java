package org.fovea.pyramid.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words of a command line after the command: names of files, options with a value (`--quality
/// 75` or `--quality=75`) and switches (`--progress`).
final class Arguments {
  private final List<String> files = new ArrayList<>();
  private final Map<String, String> options = new HashMap<>();

  /// @param valued options that take a value, without their dashes
  /// @param switches options that take none
  /// @throws UsageException if an option is unknown or lacks its value
  Arguments(List<String> words, Set<String> valued, Set<String> switches) throws UsageException {
    var rest = new ArrayList<>(words);
    while (!rest.isEmpty()) {
      var word = rest.removeFirst();
      if (!word.startsWith("--")) {
        files.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      var name = word.substring(2, equals < 0 ? word.length() : equals);
      if (switches.contains(name) && equals < 0) {
        options.put(name, "");
      } else if (!valued.contains(name)) {
        throw new UsageException("unknown option --" + name);
      } else if (equals < 0 && rest.isEmpty()) {
        throw new UsageException("option --" + name + " needs a value");
      } else {
        options.put(name, equals < 0 ? rest.removeFirst() : word.substring(equals + 1));
      }
    }
  }

  /// Returns the names of files.
  ///
  /// @param names of what is wanted, for the message
  List<String> files(String... names) throws UsageException {
    if (files.size() != names.length) {
      throw new UsageException(
          names.length == 0 ? "no file is wanted here" : "wanted: " + String.join(" and ", names));
    }
    return files;
  }

  /// Returns the first of the files, which is read.
  ///
  /// @param names of what is wanted, for the message
  /// @throws UsageException if it is a folder
  Path input(String... names) throws UsageException {
    var file = Path.of(files(names).getFirst());
    if (Files.isDirectory(file)) {
      throw new UsageException(file + " is a folder, not a file");
    }
    return file;
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  Optional<String> find(String option) {
    return Optional.ofNullable(options.get(option));
  }

  /// Returns a number.
  ///
  /// @throws UsageException if the option is no number from `least` to `most`
  long number(String option, long otherwise, long least, long most) throws UsageException {
    var text = options.get(option);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("\\d{1,18}")) {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw new UsageException("--" + option + " must be " + least + " to " + most);
  }

  /// Returns one of an enum's names, written in lower case.
  <E extends Enum<E>> Optional<E> choice(String option, Class<E> type) throws UsageException {
    var text = options.get(option);
    if (text == null || text.equals("auto")) {
      return Optional.empty();
    }
    for (var value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(value);
      }
    }
    var names =
        Arrays.stream(type.getEnumConstants()).map(value -> value.name().toLowerCase(Locale.ROOT));
    throw new UsageException(
        "--%s cannot be %s: auto, %s".formatted(option, text, String.join(", ", names.toList())));
  }
}
