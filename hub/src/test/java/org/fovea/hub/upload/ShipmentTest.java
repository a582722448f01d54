package org.fovea.hub.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.fovea.hub.journal.FileVersion;
import org.fovea.hub.journal.Journal;
import org.fovea.hub.journal.Step;
import org.fovea.hub.settings.Finish;
import org.fovea.hub.settings.TokenSource;
import org.fovea.hub.upload.StandInServer.Answer;
import org.fovea.hub.watch.FoundFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShipmentTest {
  private static final int TWO_PARTS = 9 << 20;
  private static final Task TASK =
      new Task("experiment", "QST-2026-4K7QX", Instant.EPOCH, Duration.ZERO);

  @TempDir Path home;
  private StandInServer fovea;
  private FoveaServer server;
  private Journal journal;
  private Path watched;

  @BeforeEach
  void open() throws IOException {
    fovea = new StandInServer();
    server = new FoveaServer(fovea.address(), new TokenSource.Given(StandInServer.TOKEN));
    journal = Journal.open(home.resolve("journal"));
    watched = Files.createDirectory(home.resolve("watched"));
    Files.createDirectory(home.resolve("done"));
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
    server.close();
    fovea.close();
  }

  @Test
  void aFileBecomesOneImageInPartsAndIsMarked() throws Exception {
    var file = file("run 1/a b.tif", TWO_PARTS);

    shipment(new Finish.Mark()).send(file, TASK);

    assertThat(fovea.anImage()).isEqualTo(Files.readAllBytes(file.path()));
    assertThat(fovea.asked).filteredOn(line -> line.startsWith("PATCH")).hasSize(2);
    assertThat(watched.resolve("run 1/a b.tif.fovea-done")).content().startsWith("image0 ");
    assertThat(journal.of(file.version()).over()).isTrue();
  }

  @ParameterizedTest(name = "Retry-After: {0}")
  @CsvSource({
    "7, 7",
    "86400, 3600", // as good as never: the hub looks after an hour
    "'', 0",
    "-1, 0",
    "soon, 0",
    "'Wed, 21 Oct 2026 07:28:00 GMT', 0"
  })
  void theHubLearnsHowLongTheServerWantsToBeLeftAlone(String header, long seconds)
      throws Exception {
    fovea.inTheWay.add(Answer.of(429, "too-many-requests", header));

    assertThatThrownBy(() -> shipment(new Finish.Mark()).send(file("a.tif", 10), TASK))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.refusal()).isEqualTo(Refusal.UNREACHABLE);
              assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
            });
    shipment(new Finish.Mark()).send(file("a.tif", 10), TASK);
    assertThat(fovea.images()).isEqualTo(1);
  }

  /// Whichever request fails, and whether or not the hub is started anew after it.
  @ParameterizedTest
  @CsvSource({"0,false", "0,true", "1,false", "1,true", "2,false", "2,true"})
  void afterAFailureItGoesOnAndNothingComesTwice(int failing, boolean restarted) throws Exception {
    var file = file("a.tif", TWO_PARTS);
    var shipment = shipment(new Finish.Mark());
    for (int i = 0; i < failing; i++) {
      fovea.inTheWay.add(Answer.of(503, "database-down"));
      assertThatThrownBy(() -> shipment.send(file, TASK)).isInstanceOf(RefusedException.class);
    }
    fovea.inTheWay.add(Answer.cut(1000));
    assertThatThrownBy(() -> shipment.send(file, TASK)).isInstanceOf(RefusedException.class);
    if (restarted) {
      journal.close();
      journal = Journal.open(home.resolve("journal"));
    }

    shipment(new Finish.Mark()).send(file, TASK);

    assertThat(fovea.images()).isEqualTo(1);
    assertThat(fovea.anImage()).isEqualTo(Files.readAllBytes(file.path()));
  }

  @Test
  void aTransferThatBrokeOffGoesOnWhereItWas() throws Exception {
    var file = file("a.tif", 100_000);
    var shipment = shipment(new Finish.Mark());
    fovea.inTheWay.add(Answer.of(503, "database-down")); // an upload is begun only after this
    assertThatThrownBy(() -> shipment.send(file, TASK)).isInstanceOf(RefusedException.class);
    server.create(
        new FoveaServer.Announcement("a.tif", "raw/a.tif", 100_000, sha256(file), "experiment"));
    fovea.asked.clear();

    shipment.send(file, TASK);

    assertThat(fovea.asked).hasSize(2).first().asString().startsWith("POST");
    assertThat(fovea.images()).isEqualTo(1);
  }

  @Test
  void aLostJournalSendsNothingTwice() throws Exception {
    var file = file("a.tif", 100_000);
    shipment(new Finish.Mark()).send(file, TASK);
    journal.close();
    Files.delete(home.resolve("journal"));
    journal = Journal.open(home.resolve("journal"));

    shipment(new Finish.Mark()).send(file, TASK);

    assertThat(fovea.images()).isEqualTo(1);
    assertThat(fovea.asked).filteredOn(line -> line.startsWith("PATCH")).hasSize(1);
    assertThat(journal.of(file.version()).image()).contains("image0");
  }

  @Test
  void whatTheServerForgotIsBegunAnew() throws Exception {
    var file = file("a.tif", TWO_PARTS);
    var shipment = shipment(new Finish.Mark());
    server.create(
        new FoveaServer.Announcement("a.tif", "raw/a.tif", TWO_PARTS, sha256(file), "experiment"));
    journal.note(file.version(), Step.HASHED, sha256(file));
    journal.note(file.version(), Step.BEGUN, "/api/v1/uploads/" + "0".repeat(22));
    fovea.forgetUploads();

    assertThatThrownBy(() -> shipment.send(file, TASK))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.GONE));
    shipment.send(file, TASK);

    assertThat(fovea.anImage()).isEqualTo(Files.readAllBytes(file.path()));
  }

  @Test
  void aFileThatIsRefusedForGoodIsNotTriedAgain() throws Exception {
    var file = file("a.tif", 100);
    fovea.inTheWay.add(Answer.of(413, "file-too-large"));

    assertThatThrownBy(() -> shipment(new Finish.Mark()).send(file, TASK))
        .isInstanceOf(RefusedException.class);

    assertThat(journal.of(file.version()).over()).isTrue();
    assertThat(file.path()).exists();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 413, 502, 503})
  void aProxyThatAnswersInPlaceOfTheServerEndsNoFile(int status) throws Exception {
    var file = file("a.tif", 100);
    var shipment = shipment(new Finish.Mark());
    fovea.inTheWay.add(new Answer(status, "<html>not me</html>", -1, ""));

    assertThatThrownBy(() -> shipment.send(file, TASK))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.UNREACHABLE));
    assertThat(journal.of(file.version()).over()).isFalse();

    shipment.send(file, TASK);
    assertThat(fovea.images()).isEqualTo(1);
  }

  @Test
  void aFileThatWasWrittenMeanwhileIsNotSent() throws Exception {
    var file = file("a.tif", 100);
    Files.setLastModifiedTime(file.path(), FileTime.fromMillis(5));

    assertThatThrownBy(() -> shipment(new Finish.Mark()).send(file, TASK))
        .isInstanceOf(SourceChangedException.class);
    assertThat(fovea.asked).isEmpty();
  }

  @Test
  void movingWritesNothingOver() throws Exception {
    var file = file("run/a.tif", 100);
    var there = home.resolve("done/raw/run/a.tif");
    Files.createDirectories(there.getParent());
    Files.writeString(there, "was there before");

    shipment(new Finish.Move(home.resolve("done"))).send(file, TASK);

    assertThat(there).hasContent("was there before");
    assertThat(home.resolve("done/raw/run/a.tif.2")).hasSize(100);
    assertThat(file.path()).doesNotExist();
  }

  @Test
  void aFileThatCannotBeMovedIsDeliveredOnceAndMovedLater() throws Exception {
    var file = file("a.tif", 100);
    var blocked = home.resolve("done/raw");
    Files.writeString(blocked, "a file where a folder must be");
    var shipment = shipment(new Finish.Move(home.resolve("done")));

    assertThatThrownBy(() -> shipment.send(file, TASK)).isInstanceOf(UnsettledException.class);
    Files.delete(blocked);
    fovea.asked.clear();
    shipment.send(file, TASK);

    assertThat(fovea.asked).isEmpty();
    assertThat(home.resolve("done/raw/a.tif")).exists();
  }

  private Shipment shipment(Finish finish) {
    return new Shipment(
        new Shipment.Means(
            server, journal, new Settling(finish, Optional.empty()), new Bandwidth(0), 1, _ -> {}));
  }

  private FoundFile file(String name, int length) throws IOException {
    byte[] bytes = new byte[length];
    RandomGeneratorFactory.of("L64X128MixRandom").create(length).nextBytes(bytes);
    var path = watched.resolve(name);
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
    long modified = Files.getLastModifiedTime(path).toMillis();
    return new FoundFile(path, new FileVersion("raw", name, length, modified));
  }

  private static String sha256(FoundFile file) throws Exception {
    try (var source = Source.open(file)) {
      return source.sha256();
    }
  }
}
