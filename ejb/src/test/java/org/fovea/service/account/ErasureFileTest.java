package org.fovea.service.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.fovea.config.AuditSettings;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.SignedErasure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureFileTest {
  private static final AuditKey KEY = AuditKey.of(new byte[32]);
  private static final Instant NOW = Instant.parse("2026-11-22T04:31:05Z");
  @TempDir Path home;
  private Path path;
  private ErasureFile file;

  @BeforeEach
  void choose() {
    path = home.resolve("audit/erasures.jsonl");
    file = new ErasureFile(new AuditSettings(home.resolve("audit/head.json")), KEY);
  }

  private static SignedErasure erasure(int number) {
    var digest = "%064x".formatted(number);
    return SignedErasure.sign(digest, "SELF", false, NOW.plusSeconds(number), KEY);
  }

  @Test
  void thereIsNoneAtFirst() throws IOException {
    file.append(List.of());

    assertThat(file.read()).isEmpty();
    assertThat(path).doesNotExist();
  }

  @Test
  void growsLineByLineAndIsTheOwnersOnly() throws IOException {
    file.append(List.of(erasure(1)));
    file.append(List.of(erasure(2), erasure(3)));

    assertThat(file.read()).containsExactly(erasure(1), erasure(2), erasure(3));
    assertThat(Files.getPosixFilePermissions(path))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void whatWasNotSignedHereErasesNobody() throws IOException {
    var seed = new byte[32];
    seed[0] = 1;
    file.append(List.of(erasure(1)));
    file.append(
        List.of(SignedErasure.sign("ab".repeat(32), "SELF", false, NOW, AuditKey.of(seed))));
    file.append(List.of(erasure(2)));

    assertThat(file.read()).containsExactly(erasure(1), erasure(2));
  }

  @Test
  void halfALineThatACrashLeftTakesNoOtherWithIt() throws IOException {
    file.append(List.of(erasure(1)));
    Files.writeString(path, "{\"format\":\"fovea-era", StandardOpenOption.APPEND);
    file.append(List.of(erasure(2)));

    assertThat(file.read()).containsExactly(erasure(1), erasure(2));
  }
}
