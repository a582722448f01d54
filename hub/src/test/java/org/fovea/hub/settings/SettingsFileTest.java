package org.fovea.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  @TempDir Path home;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectory(home.resolve("raw"));
    Files.createDirectory(home.resolve("raw/inner"));
    Files.createDirectory(home.resolve("done"));
    Files.createDirectory(home.resolve("state"));
  }

  @Test
  void fillsInWhatIsNotSaid() throws Exception {
    var settings = read("");

    assertThat(settings.completeness().quiet()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.finish()).isEqualTo(new Finish.Mark());
    assertThat(settings.transfer()).isEqualTo(new HubSettings.Transfer(2, 0, false));
    assertThat(settings.folders()).containsOnlyKeys("raw");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://fovea.example",
        "https://fovea.example:8443/",
        "http://localhost:8080",
        "http://127.0.0.1",
        "http://[::1]:8080"
      })
  void takesServersWithTlsOrOnThisMachine(String server) throws Exception {
    assertThat(read("server = " + server).server().getHost()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://fovea.example",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org",
        "http://127.0.0.1@fovea.example",
        "ftp://localhost",
        "https://fovea.example/path",
        "https://ada:secret@fovea.example",
        "fovea.example",
        "https://"
      })
  void refusesAllOtherServers(String server) {
    assertThatThrownBy(() -> read("server = " + server))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("server:");
  }

  @ParameterizedTest
  @CsvSource({
    "paralel = 3, unknown: paralel",
    "parallel = 17, parallel: wanted 1 to 16",
    "parallel = many, parallel: no whole number",
    "after = delete, after: wanted mark or move",
    "after = move, done-folder: missing",
    "marker = done, marker: wanted an ending",
    "folder.a! = x, folder.a!: a label has",
    "ignore = [, ignore: no pattern"
  })
  void refusesWhatIsWrongAndNamesIt(String line, String message) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesFoldersThatLieInEachOther() {
    assertThatThrownBy(() -> read("folder.inner = " + home.resolve("raw/inner")))
        .hasMessageContaining("lies in another watched folder");
    assertThatThrownBy(() -> read("after = move\ndone-folder = " + home.resolve("raw/inner")))
        .hasMessageContaining("lies in a watched folder");
  }

  @Test
  void takesATokenFileThatOnlyItsOwnerReads() throws Exception {
    var token = "t".repeat(43);
    var file = Files.writeString(home.resolve("token"), token + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    var source = read("").token();

    assertThatThrownBy(source::read).hasMessageContaining("chmod 600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(source.read()).isEqualTo(token);
    Files.writeString(file, "no token");
    assertThatThrownBy(source::read).hasMessageContaining("no token in");
  }

  private HubSettings read(String more) throws Exception {
    var text =
        """
        server = https://fovea.example
        token-file = %1$s/token
        state-folder = %1$s/state
        folder.raw = %1$s/raw
        """
            .formatted(home);
    var file = Files.writeString(home.resolve("hub.properties"), text + more + "\n");
    return SettingsFile.read(file, Map.of());
  }
}
