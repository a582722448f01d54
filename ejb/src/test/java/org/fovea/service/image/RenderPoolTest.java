package org.fovea.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.fovea.config.PyramidSettings;
import org.fovea.config.RenderSettings;
import org.fovea.pyramid.codec.TileFormat;
import org.fovea.pyramid.geometry.Region;
import org.fovea.pyramid.render.DamagedTileException;
import org.fovea.pyramid.render.RenderOrder;
import org.fovea.pyramid.render.RenderQuality;
import org.fovea.pyramid.render.RenderRequest;
import org.fovea.pyramid.render.SourceWindow;
import org.fovea.service.access.Caller;
import org.fovea.service.shared.BusyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs the engine from the class path of this test, or shell scripts in its place. Each child
/// makes a folder when it starts, for it may write no file.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RenderPoolTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ENGINE =
      "exec '%s' -XX:-UsePerfData -cp '%s' org.fovea.pyramid.cli.Main render"
          .formatted(
              Path.of(System.getProperty("java.home"), "bin", "java"),
              System.getProperty("java.class.path"));

  @TempDir Path folder;
  private final LeapingClock clock = new LeapingClock();
  private final HastyTimer timer = new HastyTimer();
  private final RenderPool pool = new RenderPool();

  @AfterEach
  void close() {
    pool.close();
    timer.close();
  }

  @Test
  void oneChildMakesOnePictureAfterTheOther() throws IOException {
    open(ENGINE, 2, PATIENCE);

    for (int i = 0; i < 3; i++) {
      var picture =
          ImageIO.read(new ByteArrayInputStream(pool.render(Caller.VISITOR, request(tile()))));
      assertThat(picture.getWidth()).isEqualTo(7);
      assertThat(picture.getHeight()).isEqualTo(5);
    }
    assertThat(pool.formats(Caller.VISITOR)).contains(TileFormat.JPG, TileFormat.PNG);
    assertThat(starts()).isEqualTo(1);
    assertThat(pool.resting()).isEqualTo(1);
  }

  @Test
  void aDamagedTileIsTheFaultOfNobodyElse() throws IOException {
    open(ENGINE, 1, PATIENCE);

    assertThatThrownBy(() -> pool.render(Caller.VISITOR, request(new byte[] {1, 2, 3})))
        .isInstanceOf(DamagedTileException.class);
    assertThat(pool.render(Caller.VISITOR, request(tile()))).isNotEmpty();
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void aChildThatHasDiedIsReplaced() throws IOException {
    open(ENGINE, 1, PATIENCE);
    pool.render(Caller.VISITOR, request(tile()));
    ProcessHandle.current()
        .children()
        .forEach(child -> {
          child.destroyForcibly();
          child.onExit().join();
        });

    assertThat(pool.render(Caller.VISITOR, request(tile()))).isNotEmpty();
    assertThat(starts()).isEqualTo(2);
  }

  @Test
  void idleAndOldChildrenEnd() throws IOException {
    open(ENGINE, 1, PATIENCE);
    pool.render(Caller.VISITOR, request(tile()));
    clock.leap(Duration.ofMinutes(3));
    pool.endIdle();
    assertThat(pool.resting()).isZero();

    pool.formats(Caller.VISITOR); // which are known already
    assertThat(starts()).isEqualTo(1);
    pool.render(Caller.VISITOR, request(tile()));
    assertThat(starts()).isEqualTo(2);
  }

  @Test
  void whoeverTakesTooLongIsEndedAndTheNextMayTry() throws IOException {
    open("exec sleep 600", 1, Duration.ofMillis(400));

    assertThatThrownBy(() -> pool.formats(Caller.VISITOR)).isInstanceOf(BusyException.class);
    assertThatThrownBy(() -> pool.render(Caller.VISITOR, request(tile())))
        .isInstanceOf(BusyException.class);
    assertThat(starts()).isEqualTo(2);
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void oneThatNeverStartsOrTalksNonsenseIsAnError() throws IOException {
    open("exit 1", 1, PATIENCE);
    assertThatThrownBy(() -> pool.render(Caller.VISITOR, request(tile())))
        .isInstanceOf(IOException.class);

    open("echo Hello, I am a server now", 1, PATIENCE);
    assertThatThrownBy(() -> pool.render(Caller.VISITOR, request(tile())))
        .isInstanceOf(IOException.class);
    assertThat(pool.resting()).isZero();
  }

  /// One is served, few wait for a quarter of the patience, and the rest is told at once.
  @Test
  void noMoreThanAFewWait() throws Exception {
    open("exec sleep 600", 1, Duration.ofSeconds(2));
    long begin = System.nanoTime();
    try (var callers = Executors.newFixedThreadPool(30)) {
      Callable<Long> caller =
          () -> {
            assertThatThrownBy(() -> pool.render(Caller.VISITOR, request(tile())))
                .isInstanceOf(BusyException.class);
            return System.nanoTime() - begin;
          };
      var answers = callers.invokeAll(Collections.nCopies(30, caller));
      int atOnce = 0;
      for (var answer : answers) {
        atOnce += answer.get() < Duration.ofMillis(400).toNanos() ? 1 : 0;
      }
      assertThat(atOnce).isGreaterThanOrEqualTo(15);
    }
    assertThat(starts()).isEqualTo(1);
  }

  private void open(String script, int children, Duration patience) throws IOException {
    var java = folder.resolve("java");
    var text = "#!/bin/sh\nmkdir '" + folder + "/start-'$$\n" + script + "\n";
    Files.writeString(java, text);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    pool.timer = timer;
    pool.clock = clock;
    pool.engine =
        new PyramidSettings(
            folder, java, 1, 64, 8192, 1_000_000, Duration.ofMinutes(2), Duration.ofMinutes(1), 3);
    pool.settings = new RenderSettings(children, 128, patience);
    pool.open();
  }

  private long starts() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(Files::isDirectory).count();
    }
  }

  private static RenderRequest request(byte[] tile) {
    return new RenderRequest(
        new RenderOrder(7, 5, false, 0, RenderQuality.COLOUR, TileFormat.PNG),
        new SourceWindow(0, 0, 0, 14, 10),
        TileFormat.PNG,
        List.of(new RenderRequest.PlacedTile(new Region(0, 0, 14, 10), tile)));
  }

  private static byte[] tile() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(14, 10, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
