package org.fovea.hub;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.fovea.hub.journal.FileVersion;
import org.fovea.hub.watch.FoundFile;

/// What is to be sent by a look into the folders, the oldest first.
///
/// @param files that are complete and not over
/// @param held how many are older than the activation
record Queue(List<FoundFile> files, long held) {
  private static final Comparator<FoundFile> OLDEST_FIRST =
      Comparator.comparingLong((FoundFile file) -> file.version().modifiedMillis())
          .thenComparing(FoundFile::path);

  /// Nothing.
  static final Queue EMPTY = new Queue(List.of(), 0);

  /// @param over whether nothing is left to do for a version
  /// @param tooOld whether a version must be held back; never one that is on its way already
  static Queue of(
      List<FoundFile> complete, Predicate<FileVersion> over, Predicate<FileVersion> tooOld) {
    var left = complete.stream().filter(file -> !over.test(file.version())).toList();
    var files =
        left.stream().filter(file -> !tooOld.test(file.version())).sorted(OLDEST_FIRST).toList();
    return new Queue(files, left.size() - files.size());
  }

  long bytes() {
    return files.stream().mapToLong(file -> file.version().sizeBytes()).sum();
  }
}
