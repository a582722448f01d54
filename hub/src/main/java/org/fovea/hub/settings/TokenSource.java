package org.fovea.hub.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/// Tells the token of the instrument. A file is read anew with each request, so that a new token
/// needs no restart.
public sealed interface TokenSource {
  /// The form of a token: 256 bits in base 64 for addresses.
  String PATTERN = "[A-Za-z0-9_-]{43}";

  /// The token.
  ///
  /// @throws IOException if there is none, it has not the form of one, or others may read it
  String read() throws IOException;

  /// A token from the environment.
  record Given(String value) implements TokenSource {
    @Override
    public String read() throws IOException {
      return checked(value, "FOVEA_HUB_TOKEN");
    }

    @Override
    public String toString() {
      return "Given[…]";
    }
  }

  /// A token in a file that nobody but its owner may read.
  record InFile(Path file) implements TokenSource {
    private static final Set<PosixFilePermission> ALLOWED =
        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    @Override
    public String read() throws IOException {
      if (!ALLOWED.containsAll(Files.getPosixFilePermissions(file))) {
        throw new IOException("others may read " + file + ": chmod 600 it");
      }
      return checked(Files.readString(file).strip(), file.toString());
    }
  }

  private static String checked(String token, String where) throws IOException {
    if (!token.matches(PATTERN)) {
      throw new IOException("there is no token in " + where);
    }
    return token;
  }
}
