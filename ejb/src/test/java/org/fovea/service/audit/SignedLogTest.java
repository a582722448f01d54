package org.fovea.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.fovea.model.audit.LogEnd;
import org.fovea.model.audit.SignedHead;
import org.fovea.service.audit.SigningState.Trouble;
import org.junit.jupiter.api.Test;

class SignedLogTest extends SignedLogFixture {
  @Test
  void aNewLogIsSignedBeforeItsFirstEntry() throws IOException {
    started(LogEnd.EMPTY);

    assertThat(present()).isEqualTo(SignedHead.sign(LogEnd.EMPTY, NOW.instant(), KEY));
  }

  @Test
  void theFileAndItsFolderAreTheOwnersAndHoldThePublicKey() throws IOException {
    started(LogEnd.EMPTY);

    assertThat(mode(settings.folder())).isEqualTo("rwx------");
    try (var files = Files.list(settings.folder())) {
      assertThat(files.toList()).hasSize(3).allMatch(file -> mode(file).equals("rw-------"));
    }
    assertThat(settings.folder().resolve("public-key.pem")).hasContent(KEY.pem());
  }

  @Test
  void neverGoesBackWhenCommitsFinishOutOfOrder() throws IOException {
    var log = started(LogEnd.EMPTY);
    log.offer(end(5));
    log.offer(end(3));

    assertThat(present().end()).isEqualTo(end(5));
  }

  @Test
  void neverGoesBackBehindAnotherNode() throws IOException {
    var here = started(LogEnd.EMPTY);
    var there = started(LogEnd.EMPTY);
    there.offer(end(9));
    here.offer(end(4));

    assertThat(present().end()).isEqualTo(end(9));
  }

  @Test
  void manyThreadsOnTwoNodesLeaveTheNewestAndAlwaysAWholeFile() throws Exception {
    var nodes = List.of(started(LogEnd.EMPTY), started(LogEnd.EMPTY));
    List<Callable<Long>> commits = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      var node = nodes.get(i % 2);
      var end = end(i);
      commits.add(() -> {
        node.offer(end);
        return present().end().sequence();
      });
    }
    Collections.shuffle(commits, new Random(1));
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var done : threads.invokeAll(commits)) {
        assertThat(done.get()).isBetween(1L, 200L);
      }
    }
    assertThat(present().end()).isEqualTo(end(200));
    try (var files = Files.list(settings.folder())) {
      assertThat(files).hasSize(3); // nothing half-written is left
    }
  }

  @Test
  void catchesUpAfterTheDiskFailed() throws IOException {
    var log = started(LogEnd.EMPTY);
    var aside = home.resolve("aside");
    Files.move(settings.folder(), aside);
    log.offer(end(1));
    log.offer(end(2));
    assertThat(settings.head()).doesNotExist();

    Files.move(aside, settings.folder());
    log.write();

    assertThat(present().end()).isEqualTo(end(2));
  }

  @Test
  void whatACrashLeftUnsignedIsSignedAtTheNextStart() throws IOException {
    started(LogEnd.EMPTY).offer(end(5));
    started(end(7));

    assertThat(present().end()).isEqualTo(end(7));
  }

  @Test
  void nothingIsSignedWhileTheDatabaseCannotBeAsked() throws IOException {
    var asked = new AtomicBoolean();
    var log =
        start(
            LogEnd.EMPTY,
            sequence -> {
              if (!asked.getAndSet(true)) {
                throw new PersistenceException("no connection");
              }
              return Optional.of(end(sequence));
            });
    log.offer(end(1));
    assertThat(present().end()).isEqualTo(LogEnd.EMPTY);

    log.write();
    assertThat(present().end()).isEqualTo(end(1));
  }

  @Test
  void oneReadOfTheDatabaseIsEnoughForACommit() throws IOException {
    var reads = new AtomicInteger();
    var log =
        new SignedLog(
            new HeadFile(settings, KEY),
            KEY,
            NOW,
            ends -> {
              reads.incrementAndGet();
              return ends;
            });
    log.open(LogEnd.EMPTY);
    for (int i = 1; i <= 10; i++) {
      log.offer(end(i));
      log.offer(end(i)); // a transaction of two entries tells its end twice
    }
    assertThat(reads).hasValue(10);
  }

  @Test
  void signsAgainWhenTheEvidenceWasMovedAway() throws IOException {
    started(LogEnd.EMPTY).offer(end(5));
    put(end(3));
    var log = start(end(3), this::stored);
    append(log, end(4));
    assertThat(present().end()).isEqualTo(end(5));

    Files.move(settings.head(), home.resolve("evidence.json"));
    log.write();

    assertThat(present().end()).isEqualTo(end(4));
  }

  @Test
  void aMissingFileBeginsAnew() throws IOException {
    started(end(7));

    assertThat(present().end()).isEqualTo(end(7));
  }

  @Test
  void aFolderThatCannotBeMadeStopsTheStart() throws IOException {
    Files.writeString(home.resolve("audit"), "a file");

    assertThatThrownBy(() -> started(LogEnd.EMPTY)).isInstanceOf(IOException.class);
  }

  @Test
  void tellsWhatItSignedAndThatNothingIsWrong() throws IOException {
    var log = started(LogEnd.EMPTY);
    log.offer(end(5));

    assertThat(log.state()).isEqualTo(new SigningState(Trouble.NONE, 5, NOW.instant()));
  }

  @Test
  void tellsThatItCannotWriteUntilItCan() throws IOException {
    var log = started(LogEnd.EMPTY);
    var aside = home.resolve("aside");
    Files.move(settings.folder(), aside);
    log.offer(end(1));
    assertThat(log.state()).isEqualTo(new SigningState(Trouble.FAILING, 0, NOW.instant()));

    Files.move(aside, settings.folder());
    log.write();
    assertThat(log.state()).isEqualTo(new SigningState(Trouble.NONE, 1, NOW.instant()));
  }

  @Test
  void tellsOfAContradictionUntilTheEvidenceWasMovedAway() throws IOException {
    started(LogEnd.EMPTY).offer(end(5));
    put(end(3));
    var log = start(end(3), this::stored);
    append(log, end(4));
    assertThat(log.state().trouble()).isEqualTo(Trouble.CONTRADICTED);

    Files.move(settings.head(), home.resolve("evidence.json"));
    log.write();
    assertThat(log.state().trouble()).isEqualTo(Trouble.NONE);
  }
}
