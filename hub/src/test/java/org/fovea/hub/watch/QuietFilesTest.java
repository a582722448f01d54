package org.fovea.hub.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.fovea.hub.journal.FileVersion;
import org.junit.jupiter.api.Test;

class QuietFilesTest {
  private static final long SECOND = 1_000_000_000;
  private static final Path PATH = Path.of("/data/a.tif");

  private final QuietFiles quiet = new QuietFiles(Duration.ofSeconds(10), false);

  @Test
  void aFileIsCompleteOnceItWasQuietForLongEnough() {
    assertThat(look(file(5, 1), 0)).isEmpty();
    assertThat(look(file(5, 1), 9)).isEmpty();
    assertThat(look(file(5, 1), 10)).hasSize(1);
  }

  @Test
  void aFileThatGrowsIsNotComplete() {
    for (int second = 0; second < 100; second += 5) {
      assertThat(look(file(5 + second, 1), second)).isEmpty();
    }
  }

  @Test
  void aFileThatIsWrittenOverIsNotComplete() {
    look(file(5, 1), 0);

    assertThat(look(file(5, 2), 10)).isEmpty();
    assertThat(look(file(5, 2), 20)).hasSize(1);
  }

  @Test
  void aFileThatWasGoneBeginsAnew() {
    look(file(5, 1), 0);
    assertThat(quiet.complete(List.of(), Set.of(), 5 * SECOND)).isEmpty();

    assertThat(look(file(5, 1), 11)).isEmpty();
  }

  @Test
  void anEmptyFileIsNeverComplete() {
    look(file(0, 1), 0);

    assertThat(look(file(0, 1), 1000)).isEmpty();
  }

  @Test
  void aClockThatOverflowsDoesNoHarm() {
    var files = List.of(file(5, 1));
    quiet.complete(files, Set.of(), Long.MAX_VALUE - SECOND);

    assertThat(quiet.complete(files, Set.of(), Long.MIN_VALUE + 8 * SECOND)).isEmpty();
    assertThat(quiet.complete(files, Set.of(), Long.MIN_VALUE + 9 * SECOND)).hasSize(1);
  }

  @Test
  void whereMarkersAreUsedNothingElseCounts() {
    var marked = new QuietFiles(Duration.ofSeconds(10), true);
    var files = List.of(file(5, 1));

    marked.complete(files, Set.of(), 0);
    assertThat(marked.complete(files, Set.of(), 1000 * SECOND)).isEmpty();
    assertThat(marked.complete(files, Set.of(PATH), 1001 * SECOND)).hasSize(1);
  }

  private List<FoundFile> look(FoundFile file, long second) {
    return quiet.complete(List.of(file), Set.of(), second * SECOND);
  }

  private static FoundFile file(long size, long modified) {
    return new FoundFile(PATH, new FileVersion("raw", "a.tif", size, modified));
  }
}
