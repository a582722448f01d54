package org.fovea.service.account;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fovea.config.AuditSettings;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.SignedErasure;

/// The file beside the signed head in which everybody stands who was ever erased, one signed line
/// each. It is only ever appended to. Safe for use by many threads, and by several nodes.
final class ErasureFile {
  private static final System.Logger LOG = System.getLogger(ErasureFile.class.getName());
  private static final FileAttribute<?> OWNER_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> OWNER_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path file;
  private final AuditKey key;
  private final Object writing = new Object(); // a lock on a file is for the whole process

  ErasureFile(AuditSettings settings, AuditKey key) {
    this.file = settings.folder().resolve("erasures.jsonl");
    this.key = key;
  }

  /// All erasures in the file, oldest first. What this deployment did not sign does not count, and
  /// an alarm is told.
  List<SignedErasure> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<SignedErasure> erasures = new ArrayList<>();
    var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (var line : text.lines().filter(each -> !each.isBlank()).toList()) {
      read(line, erasures);
    }
    return erasures;
  }

  private void read(String line, List<SignedErasure> into) {
    try {
      var erasure = SignedErasure.parse(line);
      if (erasure.isSignedBy(key.publicKey())) {
        into.add(erasure);
        return;
      }
    } catch (IllegalArgumentException e) {
      // told below: half a line that a crash left, or none of ours
    }
    LOG.log(Level.ERROR, "erasures: ALARM, a line was not signed with this deployment''s key");
  }

  /// Adds lines and forces them to disk.
  void append(List<SignedErasure> erasures) throws IOException {
    if (erasures.isEmpty()) {
      return;
    }
    synchronized (writing) {
      Files.createDirectories(file.resolveSibling(""), OWNER_FOLDER);
      try (var channel =
              FileChannel.open(
                  file,
                  Set.of(
                      StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                  OWNER_FILE);
          var _ = channel.lock()) {
        channel.position(channel.size());
        var lines = new StringBuilder(endsInALine(channel) ? "" : "\n");
        erasures.forEach(each -> lines.append(each.toLine()).append('\n'));
        var bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
    }
  }

  /// Not if a crash left half a line, which must not take the next one with it.
  private static boolean endsInALine(FileChannel channel) throws IOException {
    if (channel.size() == 0) {
      return true;
    }
    var last = ByteBuffer.allocate(1);
    channel.read(last, channel.size() - 1);
    return last.get(0) == '\n';
  }
}
