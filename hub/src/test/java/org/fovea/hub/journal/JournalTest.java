package org.fovea.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final String SHA = "ab".repeat(32);

  private static final FileVersion ODD = new FileVersion("raw", "a\tb\nc é 日本.tif", 7, 1234);

  @TempDir Path folder;

  @Test
  void whatWasNotedIsThereAfterARestart() throws IOException {
    try (var journal = Journal.open(file())) {
      journal.note(ODD, Step.HASHED, SHA);
      journal.note(ODD, Step.BEGUN, "/api/v1/uploads/x");
    }
    try (var journal = Journal.open(file())) {
      assertThat(journal.of(ODD).sha256()).contains(SHA);
      assertThat(journal.of(ODD).upload()).contains("/api/v1/uploads/x");
      journal.note(ODD, Step.DELIVERED, "image");
      journal.note(ODD, Step.SETTLED, "");
    }
    try (var journal = Journal.open(file())) {
      assertThat(journal.of(ODD).over()).isTrue();
      assertThat(journal.of(ODD).image()).contains("image");
    }
  }

  @Test
  void aNewVersionOfAFileHasNotBegun() throws IOException {
    try (var journal = Journal.open(file())) {
      journal.note(ODD, Step.REFUSED, "file-too-large");

      assertThat(journal.of(new FileVersion("raw", ODD.name(), 8, 1234))).isEqualTo(Progress.NONE);
      assertThat(journal.of(new FileVersion("raw", ODD.name(), 7, 1235))).isEqualTo(Progress.NONE);
    }
  }

  /// Cut off behind each of its bytes, as a kill or a power failure may leave it: all whole lines
  /// count, nothing else does, and what is noted next is read again.
  @Test
  void aKillAtAnyByteLosesTheTornLineOnly() throws IOException {
    List<FileVersion> versions = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    try (var journal = Journal.open(file())) {
      for (int i = 0; i < 5; i++) { // each is forced to disk some hundred times
        var version = new FileVersion("raw", "i" + i, i, i);
        journal.note(version, Step.HASHED, "x");
        versions.add(version);
        ends.add(Files.size(file()));
      }
    }
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length <= whole.length; length++) {
      var torn = folder.resolve("torn");
      Files.write(torn, Arrays.copyOf(whole, length));
      try (var journal = Journal.open(torn)) {
        for (int i = 0; i < versions.size(); i++) {
          assertThat(journal.of(versions.get(i)).sha256().isPresent())
              .as("line %d of a journal of %d bytes", i, length)
              .isEqualTo(ends.get(i) <= length);
        }
        journal.note(ODD, Step.DELIVERED, "image");
      }
      try (var journal = Journal.open(torn)) {
        assertThat(journal.of(ODD).image()).as("after %d bytes", length).contains("image");
      }
    }
  }

  @Test
  void aDamagedByteCutsOffWhatFollowsAndInventsNothing() throws IOException {
    try (var journal = Journal.open(file())) {
      for (int i = 0; i < 12; i++) {
        journal.note(new FileVersion("raw", i + ".tif", i, i), Step.DELIVERED, "image" + i);
      }
    }
    byte[] whole = Files.readAllBytes(file());
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    for (int i = 0; i < 60; i++) {
      var damaged = folder.resolve("damaged");
      Files.write(damaged, damage(whole, random));
      try (var journal = Journal.open(damaged)) {
        for (int k = 0; k < 12; k++) {
          var image = journal.of(new FileVersion("raw", k + ".tif", k, k)).image();
          assertThat(image.orElse("image" + k)).isEqualTo("image" + k);
        }
      }
    }
  }

  @Test
  void compactingKeepsWhatLiesThereAndDropsTheRest() throws IOException {
    var kept = new FileVersion("raw", "kept.tif", 1, 1);
    var begun = new FileVersion("raw", "begun.tif", 1, 1);
    try (var journal = Journal.open(file())) {
      for (int i = 0; i < 100; i++) {
        journal.note(new FileVersion("raw", i + ".tif", 1, 1), Step.SETTLED, "");
      }
      journal.note(kept, Step.DELIVERED, "image");
      journal.note(begun, Step.HASHED, SHA);
      journal.note(begun, Step.BEGUN, "/upload");
      long before = Files.size(file());

      journal.compact(Set.of(kept, begun));
      journal.note(kept, Step.SETTLED, "");

      assertThat(Files.size(file())).isLessThan(before / 10);
    }
    try (var journal = Journal.open(file())) {
      assertThat(journal.of(kept).over()).isTrue();
      assertThat(journal.of(begun).sha256()).contains(SHA);
      assertThat(journal.of(begun).upload()).contains("/upload");
      assertThat(journal.of(new FileVersion("raw", "7.tif", 1, 1))).isEqualTo(Progress.NONE);
    }
  }

  private static byte[] damage(byte[] whole, RandomGenerator random) {
    byte[] damaged = whole.clone();
    int at = random.nextInt(damaged.length);
    damaged[at] ^= (byte) (1 << random.nextInt(8));
    return damaged;
  }

  private Path file() {
    return folder.resolve("journal");
  }
}
