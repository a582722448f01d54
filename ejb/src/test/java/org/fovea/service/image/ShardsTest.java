package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTest {
  private static final String ID = "Ab00000000000000000001";
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;
  private Path root;
  private Shards shards;

  @BeforeEach
  void open() {
    root = folder.resolve("store");
    shards = new Shards(root);
  }

  @Test
  void aFileStandsInAFolderNamedByItsFirstTwoCharacters() throws IOException {
    assertThat(shards.place(ID, ".szi")).isEqualTo(root.resolve("Ab").resolve(ID + ".szi"));
    assertThat(shards.find(ID, ".szi")).isEqualTo(root.resolve("Ab").resolve(ID + ".szi"));
    assertThat(root.resolve("Ab")).isEmptyDirectory();
  }

  @Test
  void lookingForAFileMakesNoFolder() {
    assertThat(shards.find(ID, ".szi")).doesNotExist();
    assertThat(root).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "../../../../etc/passwd",
        "/etc/passwd00000000000",
        "Ab0000000000000000000/",
        "Ab000000000000000000..",
        "Ab0000000000000000000\u0000",
        "Ab0000000000000000000\n",
        "Ab%2e%2e%2f00000000000",
        "Ab..\\..\\..\\..\\windows",
        "Ab000000000000000000000",
        "Ab0000000000000000000é"
      })
  void whatIsNoIdentifierBecomesNoPath(String text) {
    assertThatThrownBy(() -> shards.find(text, ".szi"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> shards.place(text, ".szi"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> shards.create(text, ".szi"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void makesAFileOnce() throws IOException {
    shards.create(ID, ".part");

    assertThat(shards.find(ID, ".part")).isEmptyFile();
    assertThatThrownBy(() -> shards.create(ID, ".part"))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void publishingMovesTheWholeFile() throws IOException {
    var from = Files.writeString(folder.resolve("work"), "all of it");
    var to = shards.place(ID, ".szi");
    Shards.publish(from, to);

    assertThat(to).hasContent("all of it");
    assertThat(from).doesNotExist();
  }

  @Test
  void publishingReplacesTheFileInOneStepSoThatWhoReadsItKeepsTheOldOne() throws IOException {
    var to = Files.writeString(shards.place(ID, ".szi"), "old");
    var from = Files.writeString(shards.place(ID, ".work"), "new");
    try (var reading = Files.newInputStream(to)) {
      Shards.publish(from, to);

      assertThat(reading.readAllBytes()).asString().isEqualTo("old");
      assertThat(to).hasContent("new");
    }
  }

  @Test
  void publishingWhatIsNotThereChangesNothing() throws IOException {
    var to = Files.writeString(shards.place(ID, ".szi"), "old");

    assertThatThrownBy(() -> Shards.publish(folder.resolve("absent"), to))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(to).hasContent("old");
  }

  @Test
  void showsFilesThatWereNotTouchedSinceAnInstant() throws IOException {
    var old = touched(ID, ".szi", NOW.minus(Duration.ofSeconds(1)));
    var older = touched("Cd00000000000000000001", ".part", Instant.EPOCH);
    touched("Cd00000000000000000002", ".part", NOW);
    touched("Cd00000000000000000003", ".part", NOW.plusSeconds(1));
    Files.createDirectories(root.resolve("Ef").resolve("folder"));

    assertThat(untouched(NOW)).containsExactlyInAnyOrder(old, older);
  }

  @Test
  void aStoreThatWasNeverUsedShowsNothing() throws IOException {
    assertThat(untouched(NOW)).isEmpty();
  }

  @Test
  void neverFollowsALinkOutOfTheStore() throws IOException {
    var outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve(ID + ".szi"), "not ours");
    Files.createDirectories(root.resolve("Ab"));
    Files.createSymbolicLink(root.resolve("Cd"), outside);
    Files.createSymbolicLink(root.resolve("Ab").resolve(ID), outside.resolve(ID + ".szi"));

    assertThat(untouched(Instant.MAX)).isEmpty();
  }

  @Test
  void showsManyFilesAFewHundredAtATimeEachOnceEvenIfTheyAreDeletedMeanwhile() throws IOException {
    for (int i = 0; i < 1001; i++) {
      touched("Ab" + "%020d".formatted(i), ".part", Instant.EPOCH);
    }
    List<Integer> sizes = new ArrayList<>();
    shards.untouchedSince(
        NOW,
        files -> {
          sizes.add(files.size());
          for (var file : files) {
            Files.delete(file); // fails on one that was shown before
          }
        });

    assertThat(sizes).containsExactly(500, 500, 1);
    assertThat(root.resolve("Ab")).isEmptyDirectory();
  }

  @ParameterizedTest(name = "{0} is named by {1}")
  @CsvSource({
    "Ab00000000000000000001.szi, Ab00000000000000000001",
    "Ab00000000000000000001.12.work, Ab00000000000000000001",
    "Ab00000000000000000001, Ab00000000000000000001",
    "Ab0000000000000000001.szi, ''",
    "Ab000000000000000000-1.szi, ''",
    "x, ''",
    "'', ''"
  })
  void tellsWhichIdentifierAFileIsNamedBy(Path file, String id) {
    assertThat(Shards.idOf(root.resolve("Ab").resolve(file))).isEqualTo(id);
  }

  @Test
  void whatIsForcedToDiskMustBeThere() {
    assertThatThrownBy(() -> Shards.force(folder.resolve("absent")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Shards.sync(folder.resolve("absent")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private Path touched(String id, String ending, Instant when) throws IOException {
    var file = Files.createFile(shards.place(id, ending));
    return Files.setLastModifiedTime(file, FileTime.from(when));
  }

  private List<Path> untouched(Instant instant) throws IOException {
    List<Path> all = new ArrayList<>();
    shards.untouchedSince(instant, all::addAll);
    return all;
  }
}
