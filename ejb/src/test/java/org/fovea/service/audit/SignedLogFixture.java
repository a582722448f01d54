package org.fovea.service.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.junit.jupiter.api.io.TempDir;

/// Nodes that sign a log, on a folder and a database of the test.
abstract class SignedLogFixture {
  static final AuditKey KEY = AuditKey.of(new byte[32]);
  static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T04:31:05Z"), ZoneOffset.UTC);
  @TempDir Path home;
  final Map<Long, LogEnd> database = new ConcurrentHashMap<>();
  final List<String> alarms = new CopyOnWriteArrayList<>();
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
  AuditSettings settings;

  @BeforeEach
  void choose() {
    settings = new AuditSettings(home.resolve("audit/head.json"));
    logger.addHandler(alarm);
  }

  @AfterEach
  void unhook() {
    logger.removeHandler(alarm);
  }

  /// A node that starts on a database in which nothing was tampered with.
  SignedLog started(LogEnd end) throws IOException {
    return start(end, sequence -> Optional.of(end(sequence)));
  }

  SignedLog start(LogEnd end, LongFunction<Optional<LogEnd>> entries) throws IOException {
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

  Optional<LogEnd> stored(long sequence) {
    return Optional.ofNullable(database.get(sequence));
  }

  void put(LogEnd end) {
    database.put(end.sequence(), end);
  }

  /// Commits entries and tells of each.
  void append(SignedLog log, LogEnd... ends) {
    for (var end : ends) {
      put(end);
      log.offer(end);
    }
  }

  static LongFunction<Optional<LogEnd>> entriesTo(long last) {
    return sequence -> sequence <= last ? Optional.of(end(sequence)) : Optional.empty();
  }

  /// Another entry of that number than [#end(long)].
  static LogEnd forged(long sequence) {
    return new LogEnd(sequence, "f%063x".formatted(sequence));
  }

  SignedHead present() throws IOException {
    var head = SignedHead.parse(Files.readString(settings.head()));
    assertThat(head.isSignedBy(KEY.publicKey())).isTrue();
    return head;
  }

  static LogEnd end(long sequence) {
    return new LogEnd(sequence, "%064x".formatted(sequence));
  }

  static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
