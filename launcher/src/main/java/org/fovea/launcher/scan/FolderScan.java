package org.fovea.launcher.scan;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Reads every regular file under a folder, large ones by several threads at once, and notes where
/// a needle stands. Links are not followed; sockets are no regular files. A file that goes away
/// meanwhile is skipped, one that may not be read is noted.
final class FolderScan {
  private static final int MOST_WAITING = 256;
  private final Search search;
  private final Notes notes;
  private final Sizes sizes;
  private final ThreadLocal<byte[]> buffers;

  FolderScan(Search search, Notes notes, Sizes sizes) {
    this.search = search;
    this.notes = notes;
    this.sizes = sizes;
    this.buffers = ThreadLocal.withInitial(() -> new byte[sizes.piece()]);
  }

  /// Scans a folder, or a single file; returns when all is read.
  ///
  /// @param exempt folders that are not looked into
  /// @throws IOException if the folder itself cannot be read
  void scan(Path folder, Set<Path> exempt) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    try (var workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            new ThreadPoolExecutor.CallerRunsPolicy())) {
      Files.walkFileTree(folder, new Walk(folder, exempt, workers));
    }
  }

  private final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Set<Path> exempt;
    private final ThreadPoolExecutor workers;

    Walk(Path root, Set<Path> exempt, ThreadPoolExecutor workers) {
      this.root = root;
      this.exempt = exempt;
      this.workers = workers;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return exempt.contains(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        notes.countFile();
        var allowance = new AtomicLong(sizes.allowance(attributes.size()));
        long first = 0;
        do {
          long next = first + sizes.part();
          long end = next < attributes.size() ? next : Long.MAX_VALUE;
          var part = new FilePart(file, place(file), first, end, allowance);
          workers.execute(() -> part.scan(search, notes, buffers.get()));
          first = next;
        } while (first < attributes.size());
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (file.equals(root)) {
        throw failure;
      }
      if (!(failure instanceof NoSuchFileException)) {
        notes.leftOut(place(file), "cannot be read");
      }
      return FileVisitResult.CONTINUE;
    }

    private Place place(Path file) {
      return Place.file(file.equals(root) ? file : root.relativize(file));
    }
  }
}
