package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalDigestTest {
  private final OriginalDigest digest = new OriginalDigest();
  @TempDir Path folder;

  @Test
  void isTheSha256InLowerCaseHexadecimalDigits() throws IOException {
    // FIPS 180-2, appendix B.1, and the digest of nothing
    assertThat(sha256(Files.writeString(folder.resolve("abc"), "abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(sha256(Files.createFile(folder.resolve("empty"))))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @ParameterizedTest
  @ValueSource(ints = {(1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_000_001})
  void coversEveryByteOfFilesLongerThanItsBuffer(int sizeBytes)
      throws IOException, GeneralSecurityException {
    byte[] bytes = new byte[sizeBytes];
    new Random(sizeBytes).nextBytes(bytes);
    var file = Files.write(folder.resolve("long"), bytes);

    assertThat(sha256(file))
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
  }

  @Test
  void asksFromTimeToTimeWhetherToGoOn() throws IOException {
    var file = Files.write(folder.resolve("long"), new byte[5 << 20]);
    var asked = new AtomicInteger();

    assertThatThrownBy(() -> new OriginalDigest(2).sha256(file, () -> asked.incrementAndGet() < 2))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("called off");
    assertThat(asked).hasValue(2);
    assertThat(new OriginalDigest(2).sha256(file, () -> true)).isEqualTo(sha256(file));
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> sha256(folder.resolve("absent")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private String sha256(Path file) throws IOException {
    return digest.sha256(
        file,
        () -> {
          throw new AssertionError("asked before 64 mebibytes were read");
        });
  }
}
