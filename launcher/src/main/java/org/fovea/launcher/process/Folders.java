package org.fovea.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Folders that a process gets fresh. Symbolic links are never followed.
public final class Folders {
  private Folders() {}

  /// Deletes a folder and all in it; does nothing if it is not there.
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      Files.walkFileTree(folder, new Deleter());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Copies a folder and all in it.
  ///
  /// @param to does not exist yet; its parent is made
  public static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.walkFileTree(from, new Copier(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes a second folder of the same files, without copying their bytes where the file system can
  /// link. What later replaces the files of the first folder leaves the second as it is.
  ///
  /// @param to does not exist yet; its parent is made
  public static void link(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.walkFileTree(from, new Linker(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Deleter extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }

  private static final class Linker extends Copier {
    Linker(Path from, Path to) {
      super(from, to);
    }

    @Override
    void take(Path file, Path place) throws IOException {
      try {
        Files.createLink(place, file);
      } catch (UnsupportedOperationException | FileSystemException e) {
        super.take(file, place); // another file system, or one without links
      }
    }
  }

  private static class Copier extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Copier(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    void take(Path file, Path place) throws IOException {
      Files.copy(file, place, StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Files.createDirectory(to.resolve(from.relativize(folder)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      take(file, to.resolve(from.relativize(file)));
      return FileVisitResult.CONTINUE;
    }
  }
}
