package org.fovea.launcher.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void aPasswordIsMadeOnceAndKept() {
    var password = new Secrets(folder).password("database");
    assertThat(new Secrets(folder).password("database")).isEqualTo(password);
    assertThat(new Secrets(folder).password("other")).isNotEqualTo(password);
    assertThat(Base64.getUrlDecoder().decode(password)).hasSize(24);
  }

  @Test
  void theMasterKeyHasThirtyTwoBytesThatOnlyTheOwnerReads() throws IOException {
    var file = new Secrets(folder).masterKey();
    assertThat(Base64.getUrlDecoder().decode(Files.readString(file).strip())).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatOthersMayReadIsNarrowed() throws IOException {
    var file = folder.resolve("database.password");
    Files.writeString(file, "kept\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(new Secrets(folder).password("database")).isEqualTo("kept");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
