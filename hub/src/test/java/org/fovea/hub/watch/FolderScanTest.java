package org.fovea.hub.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fovea.hub.settings.Finish;
import org.fovea.hub.settings.HubSettings;
import org.fovea.hub.settings.TokenSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScanTest {
  @TempDir Path home;
  private Path watched;

  @BeforeEach
  void makeFolder() throws IOException {
    watched = Files.createDirectory(home.resolve("watched"));
  }

  @Test
  void findsFilesOfAnyNameAtAnyDepth() throws IOException {
    write("a b é.tif");
    write("run 1/dark\n.tif");
    write("run 1/deep/#%?&.h5");

    assertThat(names(scan(Optional.empty())))
        .containsExactlyInAnyOrder("a b é.tif", "run 1/dark\n.tif", "run 1/deep/#%?&.h5");
  }

  @Test
  void followsNoLinksAndSendsNone() throws IOException {
    var outside = Files.createDirectory(home.resolve("outside"));
    Files.writeString(outside.resolve("secret.tif"), "secret");
    Files.createSymbolicLink(watched.resolve("link.tif"), outside.resolve("secret.tif"));
    Files.createSymbolicLink(watched.resolve("folder"), outside);

    assertThat(names(scan(Optional.empty()))).isEmpty();
  }

  @Test
  void leavesOutWhatIsHiddenIgnoredOrAMarkItself() throws IOException {
    write(".hidden.tif");
    write(".cache/x.tif");
    write("half.tmp");
    write("a.tif.fovea-done");
    write("a.tif.done");

    assertThat(names(scan(Optional.of(".done")))).isEmpty();
  }

  @Test
  void leavesOutWhatCarriesItsMarkUntilItIsWrittenAnew() throws IOException {
    var file = write("a.tif");
    Mark.put(scan(Optional.empty()).files().getFirst(), "image");
    assertThat(names(scan(Optional.empty()))).isEmpty();

    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));

    assertThat(names(scan(Optional.empty()))).containsExactly("a.tif");
  }

  @Test
  void knowsWhichFilesAreAnnounced() throws IOException {
    var announced = write("a.tif");
    write("a.tif.done");
    write("b.tif");

    var found = scan(Optional.of(".done"));

    assertThat(names(found)).containsExactlyInAnyOrder("a.tif", "b.tif");
    assertThat(found.announced()).containsExactly(announced);
  }

  private Path write(String name) throws IOException {
    var file = watched.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "content");
  }

  private FolderScan.Found scan(Optional<String> marker) {
    var completeness =
        new HubSettings.Completeness(
            Duration.ofSeconds(1), marker, Duration.ofSeconds(1), List.of("*.tmp"));
    return new FolderScan(
            new HubSettings(
                URI.create("https://fovea.example"),
                new TokenSource.Given(""),
                Map.of("raw", watched),
                completeness,
                new Finish.Mark(),
                new HubSettings.Transfer(1, 0, false),
                home))
        .look();
  }

  private static List<String> names(FolderScan.Found found) {
    return found.files().stream().map(file -> file.version().name()).toList();
  }
}
