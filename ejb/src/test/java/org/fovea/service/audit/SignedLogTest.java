package org.fovea.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.fovea.config.AuditSettings;
import org.fovea.model.audit.AuditKey;
import org.fovea.model.audit.LogEnd;
import org.fovea.model.audit.SignedHead;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedLogTest {
  private static final AuditKey KEY = AuditKey.of(new byte[32]);
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-22T04:31:05Z"), ZoneOffset.UTC);
  @TempDir Path home;
  private final Map<Long, LogEnd> database = new ConcurrentHashMap<>();
  private final List<String> alarms = new CopyOnWriteArrayList<>();
  private final Logger logger = Logger.getLogger(SignedLog.class.getName());
  private final Handler alarm =
      new Handler() {
        @Override
        public void publish(LogRecord told) {
          if (told.getMessage().contains("ALARM")) {
            alarms.add(new SimpleFormatter().formatMessage(told));
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private AuditSettings settings;

  @BeforeEach
  void choose() {
    settings = new AuditSettings(home.resolve("audit/head.json"));
    logger.addHandler(alarm);
  }

  @AfterEach
  void unhook() {
    logger.removeHandler(alarm);
  }

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
  void aFileAheadOfTheDatabaseIsKeptAsEvidence() throws IOException {
    started(LogEnd.EMPTY).offer(end(5));
    var log = start(end(3), entriesTo(3));
    log.offer(end(6)); // the shorter log has grown longer again

    assertThat(present().end()).isEqualTo(end(5));
  }

  @Test
  void aFileThatTellsOfAnotherEntryIsKeptAsEvidence() throws IOException {
    started(LogEnd.EMPTY).offer(end(5));
    var log = start(end(9), sequence -> Optional.of(forged(sequence)));
    log.offer(end(10));

    assertThat(present().end()).isEqualTo(end(5));
  }

  @Test
  void aLogRewrittenWhileItRunsIsFoundWithTheNextEntryAndTheEvidenceKept() throws IOException {
    var log = start(LogEnd.EMPTY, this::stored);
    append(log, end(1), end(2), end(3));
    put(forged(2));
    put(forged(3));
    append(log, forged(4), forged(5));

    assertThat(present().end()).isEqualTo(end(3));
    assertThat(alarms).singleElement().asString().contains("entry 3");
  }

  @Test
  void aLogCutWhileItRunsIsFoundWithTheNextEntryAndTheEvidenceKept() throws IOException {
    var log = start(LogEnd.EMPTY, this::stored);
    append(log, end(1), end(2), end(3), end(4));
    database.keySet().removeAll(List.of(3L, 4L));
    append(log, forged(3));
    assertThat(alarms).singleElement().asString().contains("entry 4");

    append(log, forged(4), forged(5), forged(6)); // longer than it was
    assertThat(present().end()).isEqualTo(end(4));
    assertThat(alarms).hasSize(1);
  }

  @Test
  void aForgedEndThatWasNeverRecordedIsAnAlarm() throws IOException {
    var log = start(LogEnd.EMPTY, this::stored);
    append(log, end(1), end(2));
    log.offer(forged(1)); // not above the signed one, and not an entry either

    assertThat(present().end()).isEqualTo(end(2));
    assertThat(alarms).singleElement().asString().contains("entry 1");
  }

  @Test
  void commitsThatFinishOutOfOrderAreNoAlarm() throws IOException {
    var log = start(LogEnd.EMPTY, this::stored);
    for (int i = 1; i <= 5; i++) {
      put(end(i));
    }
    for (int i : new int[] {2, 1, 5, 3, 4, 5}) {
      log.offer(end(i));
    }
    assertThat(present().end()).isEqualTo(end(5));
    assertThat(alarms).isEmpty();
  }

  @Test
  void aCutIsFoundAlthoughTheDiskFailedMeanwhile() throws IOException {
    var log = start(LogEnd.EMPTY, this::stored);
    append(log, end(1));
    var aside = home.resolve("aside");
    Files.move(settings.folder(), aside);
    append(log, end(2), end(3));
    database.keySet().removeAll(List.of(2L, 3L));
    append(log, forged(2));
    Files.move(aside, settings.folder());
    append(log, forged(3), forged(4));

    assertThat(alarms).isNotEmpty().first().asString().contains("entry 3");
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
  void aHeadRemovedWhileItRunsIsPutBackWithAnAlarm() throws IOException {
    var log = started(LogEnd.EMPTY);
    log.offer(end(5));
    Files.delete(settings.head());
    log.offer(end(6));

    assertThat(present().end()).isEqualTo(end(6));
    assertThat(alarms).singleElement().asString().contains("removed or set back");
  }

  @Test
  void aHeadRemovedTogetherWithEntriesIsPutBackAsEvidence() throws IOException {
    var log = start(LogEnd.EMPTY, this::stored);
    append(log, end(1), end(2), end(3));
    Files.delete(settings.head());
    database.keySet().removeAll(List.of(2L, 3L));
    append(log, forged(2), forged(3), forged(4));

    assertThat(present().end()).isEqualTo(end(3));
  }

  @Test
  void anOlderHeadPutInPlaceTogetherWithAShorterLogIsFound() throws IOException {
    var log = start(LogEnd.EMPTY, this::stored);
    append(log, end(1));
    var older = Files.readString(settings.head());
    append(log, end(2), end(3));
    Files.writeString(settings.head(), older);
    database.keySet().removeAll(List.of(2L, 3L));
    append(log, forged(2));

    assertThat(present().end()).isEqualTo(end(3));
    assertThat(alarms).hasSize(2);
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
  void aFileThatSomebodyElseSignedIsKeptAsEvidence() throws IOException {
    byte[] seed = new byte[32];
    seed[0] = 1;
    var forged = SignedHead.sign(end(2), NOW.instant(), AuditKey.of(seed)).toJson().toString();
    Files.createDirectories(settings.folder());
    Files.writeString(settings.head(), forged);
    started(end(7)).offer(end(8));

    assertThat(settings.head()).hasContent(forged);
  }

  @Test
  void aFileReplacedWhileItRunsIsNotOverwritten() throws IOException {
    var log = started(LogEnd.EMPTY);
    Files.writeString(settings.head(), "{}");
    log.offer(end(1));

    log.offer(end(2));

    assertThat(settings.head()).hasContent("{}");
    assertThat(alarms).hasSize(1);
  }

  @Test
  void aFileThatIsNoTextDoesNotStopTheStart() throws IOException {
    Files.createDirectories(settings.folder());
    Files.write(settings.head(), new byte[] {(byte) 0xff, 0});
    started(end(7)).offer(end(8));

    assertThat(settings.head()).hasBinaryContent(new byte[] {(byte) 0xff, 0});
    assertThat(alarms).hasSize(1);
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

  /// A node that starts on a database in which nothing was tampered with.
  private SignedLog started(LogEnd end) throws IOException {
    return start(end, sequence -> Optional.of(end(sequence)));
  }

  private SignedLog start(LogEnd end, LongFunction<Optional<LogEnd>> entries) throws IOException {
    var log =
        new SignedLog(
            new HeadFile(settings, KEY),
            KEY,
            NOW,
            ends ->
                ends.stream()
                    .filter(one -> entries.apply(one.sequence()).equals(Optional.of(one)))
                    .collect(Collectors.toSet()));
    log.open(end);
    return log;
  }

  private Optional<LogEnd> stored(long sequence) {
    return Optional.ofNullable(database.get(sequence));
  }

  private void put(LogEnd end) {
    database.put(end.sequence(), end);
  }

  /// Commits entries and tells of each.
  private void append(SignedLog log, LogEnd... ends) {
    for (var end : ends) {
      put(end);
      log.offer(end);
    }
  }

  private static LongFunction<Optional<LogEnd>> entriesTo(long last) {
    return sequence -> sequence <= last ? Optional.of(end(sequence)) : Optional.empty();
  }

  /// Another entry of that number than [#end(long)].
  private static LogEnd forged(long sequence) {
    return new LogEnd(sequence, "f%063x".formatted(sequence));
  }

  private SignedHead present() throws IOException {
    var head = SignedHead.parse(Files.readString(settings.head()));
    assertThat(head.isSignedBy(KEY.publicKey())).isTrue();
    return head;
  }

  private static LogEnd end(long sequence) {
    return new LogEnd(sequence, "%064x".formatted(sequence));
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
