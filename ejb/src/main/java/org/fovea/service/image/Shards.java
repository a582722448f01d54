package org.fovea.service.image;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fovea.model.shared.PublicId;

/// A folder of files named by identifiers we drew ourselves, spread over sub-folders by their first
/// two characters. No path is ever built from what a request says.
public final class Shards {
  /// What is done with some files.
  @FunctionalInterface
  public interface Batch {
    void see(List<Path> files) throws IOException;
  }

  private static final int BATCH = 500;
  private static final int PREFIX = 2;
  private final Path root;

  /// @param root the folder; made when the first file needs it
  public Shards(Path root) {
    this.root = root;
  }

  /// Where the file of `id` stands, with its folder made and that fact forced to disk.
  ///
  /// @param id 22 characters of base 62
  /// @param ending a constant of ours, such as `.szi`
  public Path place(String id, String ending) throws IOException {
    var file = find(id, ending);
    var folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      sync(root);
      sync(parent(root.toAbsolutePath())); // the root may be as new
    }
    return file;
  }

  /// Where the file of `id` stands or would stand.
  public Path find(String id, String ending) {
    return root.resolve(PublicId.check(id).substring(0, PREFIX)).resolve(id + ending);
  }

  /// Makes the empty file of `id`, so that it survives a power failure.
  public void create(String id, String ending) throws IOException {
    var file = Files.createFile(place(id, ending));
    sync(parent(file));
  }

  /// Moves a file here in one step that survives a power failure. The file itself must have been
  /// forced to disk before.
  public static void publish(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncNames(from, to);
  }

  /// Forces to disk that a file is called `to` and no longer `from`.
  static void syncNames(Path from, Path to) throws IOException {
    sync(parent(to));
    if (!parent(from).equals(parent(to))) {
      sync(parent(from));
    }
  }

  /// Forces the bytes of a file to disk.
  public static void force(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /// Forces the names in a folder to disk (POSIX leaves them in memory otherwise).
  public static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Deletes every file of `id`, whatever its ending.
  void deleteAll(String id) throws IOException {
    var folder = parent(find(id, ""));
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.newDirectoryStream(folder, id + ".*")) {
      for (var file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// Shows all files that were not touched since `instant`, in no order, a few hundred at a time.
  /// Files that go away meanwhile are passed over.
  public void untouchedSince(Instant instant, Batch batch) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    List<Path> some = new ArrayList<>(BATCH);
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            if (facts.isRegularFile() && facts.lastModifiedTime().toInstant().isBefore(instant)) {
              some.add(file);
            }
            if (some.size() == BATCH) {
              batch.see(List.copyOf(some));
              some.clear();
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    if (!some.isEmpty()) {
      batch.see(some);
    }
  }

  /// The identifier that a file of ours is named by, or an empty string if it is none of ours.
  public static String idOf(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.length() >= PublicId.LENGTH
            && name.substring(0, PublicId.LENGTH).matches(PublicId.PATTERN)
        ? name.substring(0, PublicId.LENGTH)
        : "";
  }

  private static Path parent(Path file) {
    var folder = file.getParent();
    if (folder == null) {
      throw new IllegalArgumentException("a file of the store has a folder");
    }
    return folder;
  }
}
