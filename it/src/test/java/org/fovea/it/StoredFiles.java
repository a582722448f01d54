package org.fovea.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;

/// Files and folders of a store.
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

  /// Copies a folder with all that is in it.
  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Deletes a folder with all that is in it.
  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
