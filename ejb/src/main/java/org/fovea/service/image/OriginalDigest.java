package org.fovea.service.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;

/// Computes the SHA-256 of a file, however long.
@ApplicationScoped
public class OriginalDigest {
  private static final int CHUNK = 1 << 20;
  private static final int CHUNKS_OF_A_QUESTION = 64;
  private final int chunksBetweenQuestions;

  public OriginalDigest() {
    this(CHUNKS_OF_A_QUESTION);
  }

  /// @param chunksBetweenQuestions how many mebibytes are read before `goOn` is asked
  OriginalDigest(int chunksBetweenQuestions) {
    this.chunksBetweenQuestions = chunksBetweenQuestions;
  }

  /// The digest of `file` as 64 lower-case hexadecimal digits.
  ///
  /// @param goOn asked after every 64 mebibytes, well within a lease on any disk; false ends the
  ///   reading
  /// @throws IOException if the file cannot be read, or `goOn` said no
  public String sha256(Path file, BooleanSupplier goOn) throws IOException {
    var digest = newSha256();
    byte[] chunk = new byte[CHUNK];
    try (var in = Files.newInputStream(file)) {
      long chunks = 0;
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        digest.update(chunk, 0, count);
        if (++chunks % chunksBetweenQuestions == 0 && !goOn.getAsBoolean()) {
          throw new IOException("reading was called off");
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
