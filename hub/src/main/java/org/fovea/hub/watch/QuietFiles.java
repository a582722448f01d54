package org.fovea.hub.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fovea.hub.journal.FileVersion;

/// Judges which files are complete: those whose length and time of writing have been the same in
/// all looks for long enough, or, where markers are used, those that have one. An empty file never
/// is.
///
/// Time is counted by the process's own clock, which never jumps; the time that a drive of the
/// network writes into its files may be any.
public final class QuietFiles {
  private record Seen(FileVersion version, long sinceNanos) {}

  private final Duration quiet;
  private final boolean markers;
  private Map<Path, Seen> seen = new HashMap<>();

  /// @param quiet how long a file must not have changed
  /// @param markers whether only a marker counts
  public QuietFiles(Duration quiet, boolean markers) {
    this.quiet = quiet;
    this.markers = markers;
  }

  /// Takes note of a look. Returns what is complete by it; what is gone is forgotten.
  ///
  /// @param announced files beside which there is a marker
  /// @param nowNanos when the look was, by [System#nanoTime]
  public List<FoundFile> complete(List<FoundFile> found, Set<Path> announced, long nowNanos) {
    Map<Path, Seen> now = new HashMap<>();
    for (var file : found) {
      var before = seen.get(file.path());
      boolean same = before != null && before.version().equals(file.version());
      now.put(file.path(), same ? before : new Seen(file.version(), nowNanos));
    }
    seen = now;
    return found.stream()
        .filter(file -> file.version().sizeBytes() > 0)
        .filter(file -> markers ? announced.contains(file.path()) : isQuiet(file, nowNanos))
        .collect(Collectors.toUnmodifiableList());
  }

  private boolean isQuiet(FoundFile file, long nowNanos) {
    var since = seen.get(file.path());
    return since != null && nowNanos - since.sinceNanos() >= quiet.toNanos();
  }
}
