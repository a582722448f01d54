package org.fovea.launcher.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.fovea.launcher.report.LaunchException;

/// The environment, read with one sentence about each value that makes no sense. An empty variable
/// counts as absent.
final class Variables {
  private final Map<String, String> environment;

  Variables(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  String get(String name, String otherwise) {
    return find(name).orElse(otherwise);
  }

  /// Returns a value that must be there because another variable is.
  String require(String name, String because) {
    return find(name)
        .orElseThrow(
            () -> new LaunchException(because + " is set, so " + name + " must be set too."));
  }

  int port(String name, int otherwise) {
    var text = get(name, Integer.toString(otherwise));
    try {
      int port = Integer.parseInt(text.strip());
      if (port >= 1 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw notAPort(name, text);
    }
    throw notAPort(name, text);
  }

  /// Reads an absolute http or https address and returns it without a slash at the end.
  URI address(String name, String otherwise) {
    var text = get(name, otherwise).strip().replaceAll("/+$", "");
    try {
      var address = new URI(text);
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw notAnAddress(name, text);
    }
    throw notAnAddress(name, text);
  }

  private static LaunchException notAPort(String name, String text) {
    return new LaunchException(name + " is \"" + text + "\", wanted a port from 1 to 65535.");
  }

  private static LaunchException notAnAddress(String name, String text) {
    return new LaunchException(
        name + " is \"" + text + "\", wanted an address that begins with http:// or https://.");
  }
}
