import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The processes of a server, whose processor time is counted together.
///
/// @param pids asked again each time, for workers come and go
record Processes(Supplier<List<Long>> pids) {
  private static final int USER_TIME = 11; // fields of proc(5) after the name, counted from 0
  private static final int SYSTEM_TIME = 12;
  private static final long TICK_MICROS = 10_000; // USER_HZ is 100 on all Linux machines

  /// A process with all that it started.
  static Processes tree(long pid) {
    return new Processes(() ->
        ProcessHandle.of(pid).stream()
            .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
            .map(ProcessHandle::pid)
            .toList());
  }

  /// A process without those that it started.
  static Processes single(long pid) {
    return new Processes(() -> List.of(pid));
  }

  Processes and(Processes others) {
    return new Processes(() ->
        Stream.of(this, others).flatMap(part -> part.pids().get().stream()).toList());
  }

  /// Returns the microseconds that they have worked since they began, in user and system mode.
  long cpuMicros() throws IOException {
    long ticks = 0;
    for (long pid : pids.get()) {
      try {
        var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        ticks += Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
      } catch (NoSuchFileException e) {
        // it ended meanwhile, and its time is its parent's
      }
    }
    return ticks * TICK_MICROS;
  }
}
