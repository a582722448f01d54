package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The server's own logs while it says more than they hold (requirement Z08, R-27): inside the
/// provisioned server, through every logger.
@ExtendWith(ArquillianExtension.class)
class LogFloodIT {
  private static final long CAP_BYTES = 5_500_000; // of the server's part of 10 MB
  private static final int LINES = 30_000; // of each kind
  private static final Path LOGS = Path.of(System.getProperty("jboss.server.log.dir", "."));

  @Deployment
  static WebArchive nothing() {
    return ShrinkWrap.create(WebArchive.class, "log-flood.war")
        .addClass(LogFloodIT.class)
        .addAsLibraries(ServiceIT.libraryOf(Assertions.class));
  }

  @Test
  void noFloodMakesTheLogsLargerThanTheirCapNorSaysWhoItWas() throws Exception {
    var said = new AtomicLong();
    List<Callable<Void>> floods =
        List.of(
            flood("org.fovea.flood", said), flood("org.fovea.support", said), flood("x.y", said));
    long largest = 0;
    try (var threads = Executors.newFixedThreadPool(floods.size())) {
      var running = floods.stream().map(threads::submit).toList();
      while (!running.stream().allMatch(Future::isDone)) {
        largest = Math.max(largest, bytes());
        Thread.sleep(Duration.ofMillis(20));
      }
      for (var flood : running) {
        flood.get();
      }
    }

    assertThat(said.get()).as("letters said").isGreaterThan(3 * 10_000_000L);
    assertThat(Math.max(largest, bytes())).isBetween(1_000_000L, CAP_BYTES);
    assertThat(lines("support.log")).as("its own flood did reach it").contains("203.0.xxx.xxx");
    for (var file : files()) {
      assertThat(Files.readString(file, StandardCharsets.UTF_8))
          .as(file.toString())
          .doesNotContain("203.0.113.", "2001:db8:85a3:8d3", "canary@", "eyJhbGciOiJSUzI1NiJ9");
    }
  }

  private static Callable<Void> flood(String name, AtomicLong said) {
    var logger = System.getLogger(name);
    return () -> {
      for (int i = 0; i < LINES; i++) {
        var message =
            "caller 203.0.113."
                + i % 256
                + " by [2001:db8:85a3:8d3::"
                + i % 9999
                + "] sent "
                + "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln for canary@mail.example, number "
                + i;
        if (i % 10 == 0) {
          logger.log(Level.ERROR, message, storm(message));
        } else {
          logger.log(Level.WARNING, message);
        }
        said.addAndGet(message.length() * (i % 10 == 0 ? 40L : 1L));
      }
      return null;
    };
  }

  /// A failure with a long chain of causes, each of which says what came.
  private static Exception storm(String message) {
    var failure = new IllegalStateException(message);
    for (int i = 0; i < 40; i++) {
      failure = new IllegalStateException(message, failure);
    }
    return failure;
  }

  private static String lines(String name) throws IOException {
    return Files.readString(LOGS.resolve(name), StandardCharsets.UTF_8);
  }

  private static long bytes() {
    return files().stream().mapToLong(file -> file.toFile().length()).sum();
  }

  private static List<Path> files() {
    try (var files = Files.list(LOGS)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
