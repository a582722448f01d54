package org.fovea.launcher.scan;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// Reads every regular file under a folder and notes where a needle stands. Links are not followed;
/// sockets are no regular files. A file that goes away meanwhile is skipped, one that may not be
/// read is noted.
final class FolderScan extends SimpleFileVisitor<Path> {
  private static final int MOST_FINDINGS = 10_000;
  private final List<Needle> needles;
  private final AhoCorasick automaton;
  private final Path exempt;
  private final byte[] buffer;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Path> unreadable = new ArrayList<>();
  private long files;
  private long bytes;

  /// @param exempt a folder that is not looked into
  /// @param bufferBytes size of the pieces that files are read in
  FolderScan(List<Needle> needles, Path exempt, int bufferBytes) {
    this.needles = needles;
    this.automaton = new AhoCorasick(needles.stream().map(Needle::bytes).toList());
    this.exempt = exempt;
    this.buffer = new byte[bufferBytes];
  }

  /// Scans a folder and returns this.
  FolderScan of(Path folder) throws IOException {
    Files.walkFileTree(folder, this);
    return this;
  }

  /// The first 10,000 places.
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  List<Path> unreadable() {
    return List.copyOf(unreadable);
  }

  long files() {
    return files;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return folder.equals(exempt) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      try {
        read(file);
        files++;
      } catch (NoSuchFileException e) {
        return FileVisitResult.CONTINUE; // deleted since the folder was listed
      } catch (IOException e) {
        unreadable.add(file);
      }
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    if (!(failure instanceof NoSuchFileException)) {
      unreadable.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  private void read(Path file) throws IOException {
    try (var stream = Files.newInputStream(file)) {
      int state = AhoCorasick.START;
      long before = 0;
      for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
        long offset = before;
        state =
            automaton.scan(
                buffer, length, state, (pattern, end) -> note(file, offset + end, pattern));
        before += length;
      }
      bytes += before;
    }
  }

  private void note(Path file, long endByte, int pattern) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(file, endByte, needles.get(pattern)));
    }
  }
}
