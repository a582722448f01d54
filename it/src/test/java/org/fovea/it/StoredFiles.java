package org.fovea.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Looks for files.
final class StoredFiles {
  private StoredFiles() {}

  /// All regular files below a folder whose name holds a text.
  static List<Path> named(Path folder, String text) {
    try (var files =
        Files.find(
            folder,
            10,
            (path, facts) ->
                facts.isRegularFile() && String.valueOf(path.getFileName()).contains(text))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How long the files are together whose name holds a text.
  static long sizeOf(Path folder, String text) {
    return named(folder, text).stream().mapToLong(file -> file.toFile().length()).sum();
  }
}
