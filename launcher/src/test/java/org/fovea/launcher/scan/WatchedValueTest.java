package org.fovea.launcher.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fovea.launcher.report.LaunchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchedValueTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("values.txt"), text);
  }

  @Test
  void readsALineForEachValue() throws IOException {
    assertThat(WatchedValue.read(file("# people\n\nname = Erika = Mustermann\n")))
        .containsExactly(
            new WatchedValue(Origin.PERSON, "values.txt", "name", "Erika = Mustermann"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name = Erika", "Erika Mustermann", "name ="})
  void refusesWhatIsTooShortOrHasNoKindAndDoesNotRepeatIt(String line) throws IOException {
    var values = file(line);
    assertThatThrownBy(() -> WatchedValue.read(values))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("values.txt")
        .hasMessageNotContaining("Erika");
  }

  @Test
  void aMissingFileIsToldInASentence() {
    assertThatThrownBy(() -> WatchedValue.read(folder.resolve("none")))
        .isInstanceOf(LaunchException.class);
  }
}
