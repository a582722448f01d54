package org.fovea.service.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.fovea.config.AuditSettings;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.SignedHead;

/// The file outside the database that holds the signed head, with the public key and a lock beside
/// it. It never goes back: a head of fewer entries does not replace one of more.
final class HeadFile {
  private static final FileAttribute<?> OWNER_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> OWNER_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final Duration PAUSE = Duration.ofMillis(2);
  private static final int TRIES = 2500;

  private final Path file;
  private final Path folder;
  private final AuditKey key;

  HeadFile(AuditSettings settings, AuditKey key) {
    this.file = settings.head();
    this.folder = settings.folder();
    this.key = key;
  }

  /// Makes the folder and writes the public key, for whoever wants to check what was signed.
  void open() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, OWNER_FOLDER);
    }
    replace(folder.resolve("public-key.pem"), key.pem());
  }

  /// What the file holds, or empty if there is none. What is not UTF-8 is read all the same, for it
  /// must be found to be no head of ours instead of stopping the start.
  Optional<String> read() throws IOException {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Replaces the file, unless it holds a head of as many entries or more.
  ///
  /// @throws IOException if the disk fails, or another node keeps the lock for five seconds
  /// @throws IllegalArgumentException if the file holds no head that this deployment signed
  void advance(SignedHead head) throws IOException {
    try (var channel =
            FileChannel.open(
                folder.resolve("lock"),
                java.util.Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                OWNER_FILE);
        var _ = lock(channel)) {
      var present = read();
      if (present.isEmpty() || signed(present.get()).end().sequence() < head.end().sequence()) {
        replace(file, head.toJson() + "\n");
      }
    }
  }

  /// The head that a file's text holds.
  ///
  /// @throws IllegalArgumentException if this deployment did not sign it
  SignedHead signed(String text) {
    var head = SignedHead.parse(text);
    if (!head.isSignedBy(key.publicKey())) {
      throw new IllegalArgumentException("somebody else's signature");
    }
    return head;
  }

  /// Waits for other nodes, and for other applications in this process.
  private static FileLock lock(FileChannel channel) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      var lock = tryLock(channel);
      if (lock.isPresent()) {
        return lock.get();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new IOException("the signed head is locked by another node");
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty(); // held in this process
    }
  }

  /// Writes beside, forces to disk and renames, so that a crash leaves the old file or the new one.
  private void replace(Path target, String text) throws IOException {
    var fresh = Files.createTempFile(folder, "new", ".part", OWNER_FILE);
    try {
      try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true); // the rename too outlives a power loss
    }
  }
}
