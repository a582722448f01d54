package org.fovea.hub.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Reads the configuration file: `key = value`, in UTF-8. A key that nobody knows is refused, for
/// it is a misspelt one.
public final class SettingsFile {
  private static final String FOLDER = "folder.";
  private static final String LABEL = "[A-Za-z0-9_-]{1,32}";
  private static final String LOOPBACK = "localhost|127(\\.\\d{1,3}){3}|\\[::1]";
  private static final int MOST_PARALLEL = 16;
  private static final Set<String> KEYS =
      Set.of(
          "server",
          "token-file",
          "state-folder",
          "quiet-seconds",
          "scan-seconds",
          "marker",
          "ignore",
          "after",
          "done-folder",
          "parallel",
          "bytes-per-second",
          "older-files");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> environment;

  private SettingsFile(Properties properties, Map<String, String> environment) {
    this.environment = environment;
    properties
        .stringPropertyNames()
        .forEach(key -> values.put(key, properties.getProperty(key).strip()));
  }

  /// Reads and checks a configuration.
  ///
  /// @param environment of the process; `FOVEA_HUB_TOKEN` stands for a missing `token-file`
  /// @throws SettingsException if anything is missing, unknown or out of range
  /// @throws IOException if the file cannot be read
  public static HubSettings read(Path file, Map<String, String> environment)
      throws SettingsException, IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(file + " cannot be read: " + e.getMessage());
    }
    return new SettingsFile(properties, environment).settings();
  }

  private HubSettings settings() throws SettingsException {
    var unknown = new TreeSet<>(values.keySet());
    unknown.removeIf(key -> KEYS.contains(key) || key.startsWith(FOLDER));
    if (!unknown.isEmpty()) {
      throw new SettingsException("unknown: " + String.join(", ", unknown));
    }
    var folders = folders();
    return new HubSettings(
        server(),
        token(),
        folders,
        completeness(),
        finish(folders),
        new HubSettings.Transfer(
            (int) number("parallel", 2, 1, MOST_PARALLEL),
            number("bytes-per-second", 0, 0, Long.MAX_VALUE),
            choice("older-files", "hold", "send").equals("send")),
        folder("state-folder"));
  }

  private HubSettings.Completeness completeness() throws SettingsException {
    var ignored = Stream.of(text("ignore").orElse("*.tmp *.part").split("\\s+"));
    return new HubSettings.Completeness(
        Duration.ofSeconds(number("quiet-seconds", 10, 1, 86_400)),
        marker(),
        Duration.ofSeconds(number("scan-seconds", 2, 1, 3600)),
        patterns(ignored.filter(pattern -> !pattern.isEmpty()).toList()));
  }

  private URI server() throws SettingsException {
    var text = required("server");
    try {
      var address = new URI(text.replaceFirst("/+$", ""));
      var host = Optional.ofNullable(address.getHost()).orElse("");
      boolean safe =
          "https".equals(address.getScheme())
              || ("http".equals(address.getScheme()) && host.matches(LOOPBACK));
      boolean plain = Stream.of(address.getRawPath()).allMatch(String::isEmpty);
      if (!safe || host.isEmpty() || !plain || address.getRawUserInfo() != null) {
        throw new SettingsException(
            "server: wanted https://host, or http:// on this machine alone, not " + text);
      }
      return address;
    } catch (URISyntaxException e) {
      throw new SettingsException("server: no address: " + text);
    }
  }

  private TokenSource token() throws SettingsException {
    var given = environment.get("FOVEA_HUB_TOKEN");
    var file = text("token-file");
    if (file.isEmpty() && given != null) {
      return new TokenSource.Given(given);
    }
    return new TokenSource.InFile(path("token-file", required("token-file")));
  }

  private Map<String, Path> folders() throws SettingsException {
    Map<String, Path> folders = new LinkedHashMap<>();
    for (var key : new TreeSet<>(values.keySet())) {
      if (key.startsWith(FOLDER)) {
        var label = key.substring(FOLDER.length());
        if (!label.matches(LABEL)) {
          throw new SettingsException(key + ": a label has letters, digits, - and _ only");
        }
        folders.put(label, folder(key));
      }
    }
    if (folders.isEmpty()) {
      throw new SettingsException("folder.LABEL: no folder to watch");
    }
    for (var one : folders.values()) {
      if (folders.values().stream().filter(one::startsWith).count() > 1) { // one is itself
        throw new SettingsException("folder.LABEL: " + one + " lies in another watched folder");
      }
    }
    return Map.copyOf(folders);
  }

  private Finish finish(Map<String, Path> folders) throws SettingsException {
    if (choice("after", "mark", "move").equals("mark")) {
      return new Finish.Mark();
    }
    var target = folder("done-folder");
    if (folders.values().stream().anyMatch(target::startsWith)) {
      throw new SettingsException("done-folder: it lies in a watched folder");
    }
    for (var watched : folders.values()) {
      requireSameStore(watched, target);
    }
    return new Finish.Move(target);
  }

  private static void requireSameStore(Path watched, Path target) throws SettingsException {
    try {
      if (!Files.getFileStore(watched).equals(Files.getFileStore(target))) {
        throw new SettingsException(
            "done-folder: not on the file system of " + watched + ", so nothing can be moved");
      }
    } catch (IOException e) {
      throw new SettingsException("done-folder: " + e.getMessage());
    }
  }

  private Optional<String> marker() throws SettingsException {
    var marker = text("marker");
    if (marker.filter(ending -> !ending.matches("\\.[A-Za-z0-9._-]{1,31}")).isPresent()) {
      throw new SettingsException("marker: wanted an ending such as .done");
    }
    return marker;
  }

  private static List<String> patterns(List<String> patterns) throws SettingsException {
    for (var pattern : patterns) {
      try {
        FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      } catch (PatternSyntaxException e) {
        throw new SettingsException("ignore: no pattern: " + pattern);
      }
    }
    return patterns;
  }

  private Path folder(String key) throws SettingsException {
    try {
      var real = path(key, required(key)).toRealPath();
      if (!Files.isDirectory(real)) {
        throw new SettingsException(key + ": no folder: " + real);
      }
      return real;
    } catch (IOException e) {
      throw new SettingsException(key + ": there is no folder " + required(key));
    }
  }

  private static Path path(String key, String text) throws SettingsException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new SettingsException(key + ": no path: " + text);
    }
  }

  private String choice(String key, String otherwise, String other) throws SettingsException {
    var chosen = text(key).orElse(otherwise);
    if (!chosen.equals(otherwise) && !chosen.equals(other)) {
      throw new SettingsException(key + ": wanted " + otherwise + " or " + other);
    }
    return chosen;
  }

  private long number(String key, long otherwise, long least, long most) throws SettingsException {
    var text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new SettingsException(key + ": no whole number: " + text.get());
    }
    throw new SettingsException(key + ": wanted " + least + " to " + most + ", not " + text.get());
  }

  private String required(String key) throws SettingsException {
    var text = text(key);
    if (text.isEmpty()) {
      throw new SettingsException(key + ": missing");
    }
    return text.get();
  }

  private Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }
}
