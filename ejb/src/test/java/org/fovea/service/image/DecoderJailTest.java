package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import org.fovea.config.PyramidSettings;
import org.fovea.model.image.PyramidFacts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs shell scripts in place of `java`, so that a child does what a test wants. A thread that
/// reads from a child cannot be interrupted, so each test has one that can be given up.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DecoderJailTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3); // for any file of these tests
  private static final String SAYS_DONE = "echo 'done {\"width\":2,\"height\":1}'\n";

  @TempDir Path folder;
  private final LeapingClock clock = new LeapingClock();
  private final HastyTimer timer = new HastyTimer();
  private final DecoderJail jail = new DecoderJail();
  private Path in;

  @BeforeEach
  void open() throws IOException {
    in = Files.writeString(folder.resolve("in"), "a small file");
    jail.timer = timer;
    jail.clock = clock;
    jail.settings =
        new PyramidSettings(
            folder,
            folder.resolve("java"),
            1,
            64,
            4096,
            1_000_000,
            Duration.ofMinutes(2),
            Duration.ofMinutes(1),
            3);
  }

  @AfterEach
  void close() {
    timer.close();
  }

  @Test
  void whatTheEngineBuiltIsReported() throws Exception {
    assertThat(run("echo progress 100\n" + SAYS_DONE))
        .isEqualTo(new EngineResult.Built(new PyramidFacts(2, 1, "{\"width\":2,\"height\":1}")));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void theEnginesReasonReachesTheUploader(int exitCode) throws Exception {
    assertThat(run("echo 'error: This is a text.' >&2\nexit " + exitCode))
        .isEqualTo(new EngineResult.Refused("This is a text."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit 0",
        "exit 3",
        "exit 4",
        "echo 'error: a bug'; exit 1",
        "echo 'done {\"width\":2,\"height\":1}'; exit 1",
        "echo 'done nonsense'",
        "kill -SEGV $$",
        "kill -KILL $$"
      })
  void allElseIsACrash(String script) throws Exception {
    assertThat(run(script)).isInstanceOf(EngineResult.Crashed.class);
  }

  @Test
  void aCrashTellsTheExitCodeAsTheSystemDoes() throws Exception {
    assertThat(run("exit 42")).isEqualTo(new EngineResult.Crashed(42));
    assertThat(run("kill -SEGV $$")).isEqualTo(new EngineResult.Crashed(128 + 11));
  }

  @Test
  void aChildIsEndedWhenItsTimeIsOver() throws Exception {
    var result = run("echo progress 40\nexec sleep 600", leapAt(40, PATIENCE.plusMillis(1)));

    assertThat(result).isEqualTo(new EngineResult.OutOfTime());
    assertNoChildIsLeft();
  }

  @Test
  void aChildThatIsJustInTimeIsLeftAlone() throws Exception {
    var marker = folder.resolve("go");
    var script =
        "echo progress 40\nwhile [ ! -e " + marker + " ]; do sleep 0.01; done\n" + SAYS_DONE;
    var asked = new AtomicBoolean();
    var result =
        run(
            script,
            percent -> {
              if (percent == 40 && asked.compareAndSet(false, true)) {
                clock.leap(PATIENCE);
              } else if (asked.get()) {
                create(marker); // the watch has looked again, after the leap
              }
              return true;
            });
    assertThat(result).isInstanceOf(EngineResult.Built.class);
  }

  @Test
  void aLargeFileGetsMoreTime() throws Exception {
    in = folder.resolve("large");
    try (var sparse = new java.io.RandomAccessFile(in.toFile(), "rw")) {
      sparse.setLength(50_000_000); // up to 1,000 megapixels: ten more minutes
    }
    var marker = folder.resolve("go");
    var script =
        "echo progress 40\nwhile [ ! -e " + marker + " ]; do sleep 0.01; done\n" + SAYS_DONE;
    var asked = new AtomicBoolean();
    var result =
        run(
            script,
            percent -> {
              if (percent == 40 && asked.compareAndSet(false, true)) {
                clock.leap(PATIENCE.plusMinutes(10));
              } else if (asked.get()) {
                create(marker);
              }
              return true;
            });
    assertThat(result).isInstanceOf(EngineResult.Built.class);
  }

  @Test
  void aChildIsEndedWhenTheCallerSaysSo() throws Exception {
    assertThat(run("echo progress 7\nexec sleep 600", percent -> percent != 7))
        .isEqualTo(new EngineResult.Cancelled());
    assertNoChildIsLeft();
  }

  @Test
  void whatTheChildStartedIsEndedWithIt() throws Exception {
    var pid = folder.resolve("pid");
    var script =
        """
        sh -c 'sleep 600 & echo $! > %s.new; mv %s.new %s; wait' &
        while [ ! -e %s ]; do sleep 0.01; done
        echo progress 5
        wait
        """
            .formatted(pid, pid, pid, pid);

    assertThat(run(script, percent -> percent != 5)).isEqualTo(new EngineResult.Cancelled());
    assertGone(Long.parseLong(Files.readString(pid).strip()));
  }

  @Test
  void aChattyChildNeitherStallsNorFillsTheMemory() throws Exception {
    assertThat(
            run(
                "yes chatter | head -c 20000000\ntr '\\0' x < /dev/zero | head -c 5000000\n"
                    + "echo\n"
                    + SAYS_DONE))
        .isInstanceOf(EngineResult.Built.class);
  }

  @Test
  void theChildInheritsNothingFromTheServersEnvironment() throws Exception {
    var seen = folder.resolve("environment");
    run("/usr/bin/env > " + seen);

    assertThat(Files.readAllLines(seen))
        .contains("MALLOC_ARENA_MAX=2", "TMPDIR=" + folder) // not inherited: beside its output
        .allMatch(line -> line.matches("(MALLOC_ARENA_MAX|TMPDIR|PWD|OLDPWD|SHLVL|_)=.*"));
  }

  @Test
  void theChildHasNothingToRead() throws Exception {
    assertThat(run("cat\n" + SAYS_DONE)).isInstanceOf(EngineResult.Built.class);
  }

  @Test
  void theChildIsToldWhatToReadAndWhereToWrite() throws Exception {
    var seen = folder.resolve("arguments");
    run("printf '%s\\n' \"$@\" > " + seen);

    assertThat(Files.readAllLines(seen))
        .containsSubsequence("build", in.toString(), folder.resolve("out").toString());
  }

  @Test
  void metadataIsWhatTheEngineWrote() throws Exception {
    script("shift $(($# - 4)); printf '%s' \"$1 $3\" > \"$4\"");
    var out = folder.resolve("out");

    assertThat(jail.metadata(in, out, () -> true)).isEqualTo(new EngineResult.Written());
    assertThat(out).hasContent("metadata --json");
  }

  @Test
  void aCopyIsWhatTheEngineWrote() throws Exception {
    script("shift $(($# - 3)); cp \"$2\" \"$3\"");
    var out = folder.resolve("out");

    assertThat(jail.strip(in, out, () -> true)).isEqualTo(new EngineResult.Written());
    assertThat(out).hasSameBinaryContentAs(in);
  }

  @Test
  void whyNoCopyIsMadeReachesTheUploader() throws Exception {
    script("echo 'error: Texts are needed to read it.' >&2; exit 6");

    assertThat(jail.strip(in, folder.resolve("out"), () -> true))
        .isEqualTo(new EngineResult.Refused("Texts are needed to read it."));
  }

  @Test
  void aCopyThatIsNotThereWasNotMade() throws Exception {
    script("exit 0");

    assertThat(jail.strip(in, folder.resolve("out"), () -> true))
        .isEqualTo(new EngineResult.Crashed(0));
  }

  @Test
  void noChildIsLeftWhenTheTimerTakesNoMoreWork() throws Exception {
    timer.shutdown();

    assertThatThrownBy(() -> run("exec sleep 600")).isInstanceOf(RejectedExecutionException.class);
    assertNoChildIsLeft();
  }

  @Test
  void timeIsKeptEvenIfTheCallerCannotBeAsked() throws Exception {
    var result =
        run(
            "echo progress 40\nexec sleep 600",
            percent -> {
              if (percent == 40) {
                clock.leap(PATIENCE.plusMillis(1));
              }
              throw new IllegalStateException("the database is away");
            });

    assertThat(result).isEqualTo(new EngineResult.OutOfTime());
  }

  private EngineResult run(String script) throws Exception {
    return run(script, _ -> true);
  }

  private void script(String script) throws IOException {
    var java = Files.writeString(folder.resolve("java"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
  }

  private EngineResult run(String script, IntPredicate goOn) throws Exception {
    script(script);
    return jail.build(in, folder.resolve("out"), goOn);
  }

  private IntPredicate leapAt(int wanted, Duration time) {
    var leapt = new AtomicBoolean();
    return percent -> {
      if (percent == wanted && leapt.compareAndSet(false, true)) {
        clock.leap(time);
      }
      return true;
    };
  }

  private static void create(Path file) {
    try {
      Files.writeString(file, "");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void assertNoChildIsLeft() throws Exception {
    for (var child : ProcessHandle.current().children().toList()) {
      child.onExit().get(5, TimeUnit.SECONDS); // a killed child takes a moment to go
    }
  }

  /// A killed process whose parent is gone may stay in the table until somebody asks for its exit
  /// code; the system then marks it `Z`.
  private static void assertGone(long pid) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    var status = Path.of("/proc", Long.toString(pid), "stat");
    while (System.nanoTime() < deadline) {
      if (!Files.exists(status) || Files.readString(status).contains(") Z ")) {
        return;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("process " + pid + " is still running");
  }
}
