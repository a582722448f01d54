package org.fovea.hub.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the hub is told by its configuration file; [SettingsFile] reads and checks it.
///
/// @param server address of Fovea; with TLS, or on this machine
/// @param token tells the token of the instrument
/// @param folders the watched folders by their labels, as real paths
/// @param completeness when a file is complete
/// @param finish what becomes of delivered files
/// @param transfer how files are sent
/// @param state folder of the journal, the status and the log
public record HubSettings(
    URI server,
    TokenSource token,
    Map<String, Path> folders,
    Completeness completeness,
    Finish finish,
    Transfer transfer,
    Path state) {

  /// When a file is complete.
  ///
  /// @param quiet how long size and time of a file must not have changed
  /// @param marker the ending of a second file that says so at once, such as `.done`; then files
  ///   without one are never complete
  /// @param scan how long between two looks into the folders
  /// @param ignored patterns of file names that are never sent, such as `*.tmp`
  public record Completeness(
      Duration quiet, Optional<String> marker, Duration scan, List<String> ignored) {}

  /// How files are sent.
  ///
  /// @param parallel how many at a time, 1 to 16
  /// @param bytesPerSecond how fast at most all together, or 0 for as fast as it goes
  /// @param backlog whether files are sent, too, that are older than the activation
  public record Transfer(int parallel, long bytesPerSecond, boolean backlog) {}
}
