package org.fovea.service.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.fovea.config.StorageSettings;
import org.fovea.config.UploadSettings;
import org.fovea.model.upload.UploadId;
import org.fovea.service.shared.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uploads that meet every mishap in random order: whatever happens, what is recorded is what was
/// sent, and in the end the file is the source.
class UploadStoreRandomTest {
  private static final int RUNS = 200;
  @TempDir Path folder;

  @Test
  void whateverHappensTheFileBecomesTheSource() throws Exception {
    for (int seed = 0; seed < RUNS; seed++) {
      var run = new Run(seed);
      while (!run.complete()) {
        run.step();
      }
      run.check();
    }
  }

  private final class Run {
    private final int seed;
    private final Random random;
    private final byte[] source;
    private final UploadId id;
    private final int syncBytes;
    private final SpyLedger ledger;
    private UploadStore store;

    Run(int seed) throws IOException {
      this.seed = seed;
      random = new Random(seed);
      source = new byte[1 + random.nextInt(20_000)];
      random.nextBytes(source);
      id = new UploadId("Upload" + "%016d".formatted(seed));
      syncBytes = 1 + random.nextInt(2 * source.length);
      store = restarted();
      store.create(id, source.length);
      ledger = new SpyLedger(store.find(id));
    }

    boolean complete() {
      return ledger.offset() == source.length;
    }

    void step() throws Exception {
      long before = ledger.offset();
      switch (random.nextInt(8)) {
        case 0 -> crash();
        case 1 -> sendTooMuch();
        case 2 -> sendWithWrongChecksum();
        case 3, 4 -> sendAndBreak();
        case 5 -> sendWithChecksum();
        default -> send();
      }
      assertThat(ledger.offset()).as("seed %d", seed).isGreaterThanOrEqualTo(before);
      assertThat(stored()).as("seed %d", seed).isEqualTo(sent(0, ledger.offset()));
    }

    void check() throws IOException, GeneralSecurityException {
      assertThat(sha256(Files.readAllBytes(store.find(id)))).isEqualTo(sha256(source));
    }

    private void crash() throws IOException {
      byte[] unrecorded = new byte[random.nextInt(5000)];
      random.nextBytes(unrecorded);
      Files.write(store.find(id), unrecorded, StandardOpenOption.APPEND);
      store = restarted();
    }

    private void send() throws IOException {
      byte[] part = part();
      append(Transfer.of(part).inPacketsOf(packet()), Optional.empty());
    }

    private void sendWithChecksum() throws Exception {
      byte[] part = part();
      append(Transfer.of(part).inPacketsOf(packet()), Optional.of(checksum(part)));
    }

    private void sendWithWrongChecksum() throws Exception {
      byte[] part = part();
      part[random.nextInt(part.length)] ^= 1;
      long before = ledger.offset();
      try {
        append(Transfer.of(part), Optional.of(checksum(sent(before, before + part.length))));
        throw new AssertionError("damaged bytes were taken, seed " + seed);
      } catch (ChecksumMismatchException e) {
        assertThat(ledger.offset()).isEqualTo(before);
      }
    }

    private void sendAndBreak() throws Exception {
      byte[] part = part();
      int breakAt = random.nextInt(part.length);
      boolean checked = random.nextBoolean();
      long before = ledger.offset();
      try {
        append(
            Transfer.of(part).inPacketsOf(packet()).breakingAfter(breakAt),
            checked ? Optional.of(checksum(part)) : Optional.empty());
        throw new AssertionError("a broken transfer went unnoticed, seed " + seed);
      } catch (BrokenTransferException e) {
        assertThat(ledger.offset()).isEqualTo(checked ? before : before + breakAt);
      }
    }

    private void sendTooMuch() throws IOException {
      byte[] rest = sent(ledger.offset(), source.length);
      byte[] tooMuch = Arrays.copyOf(rest, rest.length + 1 + random.nextInt(100));
      try {
        append(Transfer.of(tooMuch).inPacketsOf(packet()), Optional.empty());
        throw new AssertionError("too many bytes were taken, seed " + seed);
      } catch (InvalidException e) {
        assertThat(ledger.offset()).isLessThanOrEqualTo(source.length);
      }
    }

    private void append(Transfer body, Optional<Checksum> checksum) throws IOException {
      var part = new Part(ledger.offset(), body, checksum);
      assertThat(store.append(id, new Room(source.length, true), part, ledger))
          .isEqualTo(ledger.offset());
    }

    private byte[] part() {
      long left = source.length - ledger.offset();
      long size = random.nextBoolean() ? left : 1 + random.nextLong(left);
      return sent(ledger.offset(), ledger.offset() + size);
    }

    private int packet() {
      return 1 + random.nextInt(5000);
    }

    private byte[] stored() throws IOException {
      return Arrays.copyOf(Files.readAllBytes(store.find(id)), (int) ledger.offset());
    }

    private byte[] sent(long from, long until) {
      return Arrays.copyOfRange(source, (int) from, (int) until);
    }

    private UploadStore restarted() {
      return new UploadStore(
          new StorageSettings(folder, 0),
          new UploadSettings(1 << 20, Duration.ofDays(1), syncBytes, 20));
    }
  }

  private static Checksum checksum(byte[] bytes) throws GeneralSecurityException {
    return Checksum.parse("sha256 " + Base64.getEncoder().encodeToString(sha256(bytes)));
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
