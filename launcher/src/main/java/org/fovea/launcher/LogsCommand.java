package org.fovea.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fovea.launcher.settings.Home;

/// `./fovea logs`: the last lines of every log, and with `-f` each line that comes, with the name
/// of its log before it.
final class LogsCommand {
  private static final int LAST_BYTES = 4096;
  private static final Duration POLL = Duration.ofMillis(500);
  private final Home home;
  private final Map<Path, Long> offsets = new HashMap<>();

  LogsCommand(Home home) {
    this.home = home;
  }

  /// Runs the command; with `follow` it returns only when the thread is interrupted.
  int run(boolean follow) throws InterruptedException {
    if (files().isEmpty()) {
      System.out.println("There are no logs in " + home.logs() + " yet.");
    }
    printNew();
    while (follow) {
      Thread.sleep(POLL);
      printNew();
    }
    return 0;
  }

  private void printNew() {
    for (var file : files()) {
      try (var log = new RandomAccessFile(file.toFile(), "r")) {
        long length = log.length();
        boolean first = !offsets.containsKey(file);
        long offset = first ? Math.max(0, length - LAST_BYTES) : offsets.getOrDefault(file, 0L);
        if (offset > length) {
          offset = 0; // the log was rotated
        }
        log.seek(offset);
        byte[] bytes = new byte[Math.toIntExact(Math.min(length - offset, 1 << 20))];
        log.readFully(bytes);
        offsets.put(file, print(file, bytes, offset, first && offset > 0));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Prints whole lines and returns the offset behind the last of them.
  private static long print(Path file, byte[] bytes, long offset, boolean startsInside) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1); // one byte a character: offsets stay
    int end = text.lastIndexOf('\n') + 1;
    var lines = new String(bytes, 0, end, StandardCharsets.UTF_8).lines();
    var name = String.valueOf(file.getFileName()).replace(".log", "");
    lines.skip(startsInside ? 1 : 0).forEach(line -> System.out.println(name + " | " + line));
    return offset + end;
  }

  private List<Path> files() {
    return Stream.of(home.logs(), home.wildfly().resolve("log"))
        .filter(Files::isDirectory)
        .flatMap(LogsCommand::list)
        .filter(file -> file.toString().endsWith(".log"))
        .sorted()
        .toList();
  }

  private static Stream<Path> list(Path folder) {
    try (var files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
