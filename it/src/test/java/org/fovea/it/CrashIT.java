package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// The server is killed in the middle of its work. What the kernel had not written yet
/// survives a kill; that the bytes are forced to disk is what `UploadStoreTest` shows.
@Order(Integer.MAX_VALUE - 1)
class CrashIT {
  private static final int MEBIBYTE = 1 << 20;
  private final Api ada = Api.as("ada");

  @RepeatedTest(2)
  void whatWasAcknowledgedIsThereAfterAKill() {
    byte[] file = new byte[48 * MEBIBYTE];
    RandomGeneratorFactory.of("L64X128MixRandom").create(7).nextBytes(file);
    var upload = ada.createUpload("killed.bin", file.length);
    var sending =
        CompletableFuture.supplyAsync(
            () -> ada.patch(upload, 0, BodyPublishers.ofInputStream(() -> new SlowBytes(file))));
    long acknowledged =
        Eventually.get(
            Duration.ofMinutes(1), () -> ada.offset(upload), offset -> offset >= 8 * MEBIBYTE);

    Fovea.killServer();
    assertThat(sending.handle((answer, broken) -> broken != null).join()).isTrue();
    Fovea.run("up", "--detach").succeeded();

    long offset = ada.offset(upload);
    assertThat(offset).isBetween(acknowledged, (long) file.length - 1);
    var answer = ada.patch(upload, offset, Arrays.copyOfRange(file, (int) offset, file.length));
    var image = answer.headers().firstValue("Fovea-Image").orElseThrow();
    assertThat(ada.get("/api/v1/images/" + image + "/original").body()).isEqualTo(file);
    assertThat(ada.settled(image).getString("failureReason")).isNotBlank(); // it is no picture
  }

  @Test
  void aPyramidIsFinishedByItselfAfterAKill() {
    var image = ada.upload("killed.jpg", Pictures.jpeg(9000, 9000));
    Eventually.get(
        Duration.ofMinutes(1),
        () -> ada.image(image),
        now -> now.getString("state").equals("PROCESSING"));

    Fovea.killServer();
    assertThat(StoredFiles.named(Fovea.HOME.resolve("store"), image + ".1.szi")).isEmpty();
    Fovea.run("up", "--detach").succeeded();

    assertThat(ada.settled(image).getString("state")).isEqualTo("READY");
    assertThat(ada.get("/dzi/" + image + "_files/14/35_35.jpg").statusCode()).isEqualTo(200);
    assertThat(StoredFiles.named(Fovea.HOME.resolve("store"), ".work")).isEmpty();
  }

  /// Nothing is tidied up yet: the next start would clear the server's temporary files away.
  @Test
  void aKillDuringLoginsAndAnUploadLeavesNothingOfThePeople() {
    var logins = new AtomicInteger();
    var arriving = CompletableFuture.runAsync(() -> logInForEver(logins));
    Eventually.get(Duration.ofMinutes(1), logins::get, count -> count >= 3);
    byte[] picture = Arrays.copyOf(MarkedPicture.jpeg(800, 600), 48 * MEBIBYTE);
    var upload = ada.createUpload("killed.jpg", picture.length);
    var sending =
        CompletableFuture.supplyAsync(
            () -> ada.patch(upload, 0, BodyPublishers.ofInputStream(() -> new SlowBytes(picture))));
    Eventually.get(
        Duration.ofMinutes(1), () -> ada.offset(upload), offset -> offset >= 8 * MEBIBYTE);

    Fovea.killServer();
    boolean brokeOff = sending.handle((answer, broken) -> broken != null).join();
    boolean turnedAway = arriving.handle((nothing, broken) -> broken != null).join();
    var scan = Fovea.run("pii-scan");
    Fovea.run("up", "--detach").succeeded();

    assertThat(brokeOff).as("the upload was cut off").isTrue();
    assertThat(turnedAway).as("somebody was about to log in").isTrue();
    assertThat(scan.exitCode()).as(scan.output()).isZero();
    assertThat(scan.output()).contains("10 of 10", "name a picture's maker");
  }

  /// One after the other, until the server is gone.
  private static void logInForEver(AtomicInteger count) {
    var people = List.of("ada", "emmy", "alan", "lise", "grace", "vera");
    while (true) {
      new Browser().login(people.get(count.get() % people.size()), "/account");
      count.incrementAndGet();
    }
  }

  @Test
  void aSecondUpSaysSo() {
    var again = Fovea.run("up", "--detach");

    assertThat(again.output()).contains("running");
    assertThat(Fovea.run("status").succeeded().output()).contains("WildFly", "MariaDB", "Keycloak");
  }

  /// Gives bytes away at about ten mebibytes a second, so that there is a middle to be killed in.
  private static final class SlowBytes extends InputStream {
    private final byte[] bytes;
    private int position;

    SlowBytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return position < bytes.length ? bytes[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (position == bytes.length) {
        return -1;
      }
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
      int count = Math.min(length, bytes.length - position);
      System.arraycopy(bytes, position, into, offset, count);
      position += count;
      return count;
    }
  }
}
