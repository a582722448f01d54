package org.fovea.launcher.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// Random secrets, one file each with mode 600, made when first asked for and kept from then on.
///
/// A secret is base64url text without padding, so that it needs no quoting in SQL, JSON or an
/// environment variable.
public final class Secrets {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private final Path folder;
  private final SecureRandom random;

  public Secrets(Path folder) {
    this.folder = folder;
    this.random = new SecureRandom();
  }

  /// Returns the file of the server's master key, 32 random bytes, making it at the first call.
  public Path masterKey() {
    var file = folder.resolve("master.key");
    get(file, 32);
    return file;
  }

  /// Returns a password of 24 random bytes, making it at the first call.
  ///
  /// @param name of the file, without its ending
  public String password(String name) {
    return get(folder.resolve(name + ".password"), 24);
  }

  private String get(Path file, int bytes) {
    try {
      if (!Files.exists(file)) {
        make(file, bytes);
      }
      Files.setPosixFilePermissions(file, OWNER_ONLY);
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes beside and renames, so that a crash never leaves half a secret that something uses.
  private void make(Path file, int bytes) throws IOException {
    byte[] secret = new byte[bytes];
    random.nextBytes(secret);
    var text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n";
    var fresh =
        Files.createTempFile(
            folder, "new", ".secret", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
