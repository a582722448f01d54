package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hub as a laboratory runs it: a process that is killed, a network that is cut, a server that
/// is killed, a journal that is lost. Every file becomes one image.
@Order(Integer.MAX_VALUE - 2)
class HubIT {
  private static final int FILES = 500;
  private static final Path JAR = Path.of("..", "hub", "target", "fovea-hub.jar");

  @TempDir Path home;
  private final SpaceApi ada = new SpaceApi(Api.as("ada"));
  private final SpaceApi grace = new SpaceApi(Api.as("grace"));

  @Test
  void everyFileBecomesOneImageWhateverIsKilled() throws Exception {
    var experiment = ada.space("EXPERIMENT", "Run of the night");
    var made = grace.makeInstrument(ada.ownerOf(experiment));
    ada.activate(experiment, made.getString("id"));
    writeFiles();
    try (var network = new FlakyNetwork(Fovea.PORT)) {
      configure(network, made.getString("token"));
      var hub = start();
      try {
        waitFor(experiment, 60);
        kill(hub);
        hub = start();

        waitFor(experiment, 150);
        network.cut();
        assertThat(status().exitValue()).isNotEqualTo(3); // it runs, connected or not
        network.mend();

        waitFor(experiment, 250);
        Fovea.killServer();
        Fovea.run("up", "--detach").succeeded();

        waitFor(experiment, 350);
        kill(hub);
        Files.delete(home.resolve("state/journal"));
        hub = start();

        Eventually.get(Duration.ofMinutes(3), this::marks, marks -> marks == FILES);
      } finally {
        kill(hub);
      }
    }

    assertThat(count("count(*)", experiment)).isEqualTo(FILES);
    assertThat(count("count(distinct i.title)", experiment)).isEqualTo(FILES);
    assertThat(count("count(distinct i.sha256)", experiment)).isEqualTo(FILES);
    assertThat(openUploads(experiment)).isZero();
    assertThat(names(".tif")).hasSize(FILES); // none was deleted
    assertThat(log()).doesNotContain(made.getString("token"));
    delete(images(experiment)); // no picture of them need be made
  }

  private void delete(List<String> images) throws Exception {
    var each =
        images.stream().map(image -> Executors.callable(() -> ada.deleteImage(image))).toList();
    try (var some = Executors.newFixedThreadPool(8)) {
      for (var deleted : some.invokeAll(each)) {
        deleted.get();
      }
    }
  }

  private void writeFiles() throws IOException {
    for (int i = 0; i < FILES; i++) {
      var file = home.resolve("raw/run %d/frame %03d é.tif".formatted(i / 100, i));
      Files.createDirectories(file.getParent());
      Files.writeString(file, "no picture, but number " + i + "\n".repeat(1 + i * 20));
    }
  }

  private void configure(FlakyNetwork network, String token) throws IOException {
    Files.createDirectories(home.resolve("state"));
    var file = home.resolve("token");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, token);
    Files.writeString(
        home.resolve("hub.properties"),
        """
        server = %1$s
        token-file = %2$s/token
        state-folder = %2$s/state
        folder.raw = %2$s/raw
        quiet-seconds = 1
        scan-seconds = 1
        parallel = 4
        older-files = send
        """
            .formatted(network.address(), home));
  }

  private Process start() throws IOException {
    return hub("run").redirectOutput(home.resolve("out").toFile()).start();
  }

  private Process status() throws IOException, InterruptedException {
    var process = hub("status").redirectOutput(home.resolve("status").toFile()).start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process;
  }

  private ProcessBuilder hub(String command) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-Xmx128m",
                "-jar",
                JAR.toString(),
                command,
                home.resolve("hub.properties").toString()))
        .redirectErrorStream(true);
  }

  private static void kill(Process hub) throws InterruptedException {
    hub.destroyForcibly();
    assertThat(hub.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private void waitFor(String experiment, long images) {
    Eventually.get(
        Duration.ofMinutes(2), () -> count("count(*)", experiment), count -> count >= images);
  }

  private long marks() {
    return names(".fovea-done").size();
  }

  private List<String> names(String ending) {
    try (Stream<Path> files = Files.walk(home.resolve("raw"))) {
      return files.map(Path::toString).filter(name -> name.endsWith(ending)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String log() throws IOException {
    return Files.readString(home.resolve("state/hub.0.log"))
        + Files.readString(home.resolve("out"));
  }

  private static long count(String what, String space) {
    return query(
        "select " + what + " from image i join space s on s.id = i.space_id where s.public_id = ?",
        space);
  }

  private static List<String> images(String space) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (var connection = Fovea.database("app");
        var statement =
            connection.prepareStatement(
                "select i.public_id from image i join space s on s.id = i.space_id"
                    + " where s.public_id = ?")) {
      statement.setString(1, space);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return ids;
  }

  private static long openUploads(String space) {
    return query(
        "select count(*) from upload u join space s on s.id = u.space_id"
            + " where u.state = 'OPEN' and s.public_id = ?",
        space);
  }

  private static long query(String sql, String space) {
    try (var connection = Fovea.database("app");
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, space);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
