package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Uploads whose requests come to two servers with one database and one store.
class TwoNodesIT {
  private static final int MEBIBYTE = 1 << 20;
  private static final int CREATED = 201;
  private static final int TAKEN = 204;
  private static final int MISMATCH = 409;
  private static final int BUSY = 423;

  private static SecondNode node;
  private static Api here;
  private static Api there;

  @BeforeAll
  static void start() {
    node = SecondNode.start();
    here = Api.as("ada");
    there = node.as("ada");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void anUploadGoesOnAtTheOtherNode() {
    byte[] picture = Pictures.png(300, 200);
    int half = picture.length / 2;
    var upload = here.createUpload("wandering.png", picture.length);
    assertThat(here.patch(upload, 0, Arrays.copyOf(picture, half)).statusCode()).isEqualTo(TAKEN);

    assertThat(there.offset(upload)).isEqualTo(half);
    var last = there.patch(upload, half, Arrays.copyOfRange(picture, half, picture.length));

    assertThat(last.statusCode()).isEqualTo(TAKEN);
    var image = imageOf(last);
    assertThat(imageOf(here.head(upload))).isEqualTo(image);
    assertThat(here.settled(image).getString("state")).isEqualTo("READY");
    assertThat(here.get("/api/v1/images/" + image + "/original").body()).isEqualTo(picture);
    assertThat(there.get("/api/v1/images/" + image + "/original").body()).isEqualTo(picture);
  }

  @Test
  void whileOneNodeWritesTheOtherDoesNot() {
    byte[] file = noise(24 * MEBIBYTE);
    var upload = here.createUpload("held.bin", file.length);
    var gate = new CountDownLatch(1);
    var body = BodyPublishers.ofInputStream(() -> gated(file, 16 * MEBIBYTE, gate));
    var sending = CompletableFuture.supplyAsync(() -> here.patch(upload, 0, body));
    try {
      Eventually.get(Duration.ofMinutes(1), () -> there.offset(upload), offset -> offset > 0);

      // until the last of what was sent is recorded the offset may move between the two requests
      int status =
          Eventually.get(
              Duration.ofSeconds(30),
              () -> there.patch(upload, there.offset(upload), new byte[1]).statusCode(),
              answer -> answer != MISMATCH);
      assertThat(status).isEqualTo(BUSY);
    } finally {
      gate.countDown();
    }

    var last = sending.join();
    assertThat(last.statusCode()).isEqualTo(TAKEN);
    assertThat(imageOf(there.head(upload))).isEqualTo(imageOf(last));
    assertThat(there.get("/api/v1/images/" + imageOf(last) + "/original").body()).isEqualTo(file);
  }

  @Test
  void whatADeadNodeHasRecordedGoesOnAtTheOther() {
    byte[] file = noise(24 * MEBIBYTE);
    var upload = here.createUpload("orphaned.bin", file.length);
    var gate = new CountDownLatch(1);
    var body = BodyPublishers.ofInputStream(() -> gated(file, 16 * MEBIBYTE, gate));
    var sending = CompletableFuture.supplyAsync(() -> there.patch(upload, 0, body));
    try {
      Eventually.get(Duration.ofMinutes(1), () -> here.offset(upload), offset -> offset > 0);
      node.kill();
    } finally {
      gate.countDown();
    }
    assertThat(sending).failsWithin(Duration.ofSeconds(30));

    long offset = here.offset(upload);
    var last = here.patch(upload, offset, Arrays.copyOfRange(file, (int) offset, file.length));
    node.startServer();

    assertThat(offset).isBetween(1L, 16L * MEBIBYTE);
    assertThat(last.statusCode()).isEqualTo(TAKEN);
    assertThat(imageOf(there.head(upload))).isEqualTo(imageOf(last));
    assertThat(there.get("/api/v1/images/" + imageOf(last) + "/original").body()).isEqualTo(file);
  }

  @Test
  void ofManyAtBothNodesOneWins() {
    var upload = here.createUpload("race.bin", MEBIBYTE);
    byte[][] bodies = IntStream.range(0, 8).mapToObj(TwoNodesIT::megabyte).toArray(byte[][]::new);
    var statuses =
        atOnce(
            IntStream.range(0, bodies.length)
                .mapToObj(
                    i -> (Request) () -> (i % 2 == 0 ? here : there).patch(upload, 0, bodies[i])));

    assertThat(statuses).isSubsetOf(TAKEN, MISMATCH, BUSY).containsOnlyOnce(TAKEN);
    var image = imageOf(here.head(upload));
    assertThat(imageOf(there.head(upload))).isEqualTo(image);
    assertThat(List.of(bodies)).contains(here.get("/api/v1/images/" + image + "/original").body());
  }

  @Test
  void partsFromBothNodesBecomeOneFileAtEither() {
    byte[] file = noise(3 * MEBIBYTE);
    var parts =
        Stream.concat(
                here.uploadParts(Arrays.copyOf(file, MEBIBYTE), 1).stream(),
                there.uploadParts(Arrays.copyOfRange(file, MEBIBYTE, file.length), 2).stream())
            .toList();
    var statuses =
        atOnce(
            IntStream.range(0, 8)
                .mapToObj(i ->
                    (Request) () -> (i % 2 == 0 ? here : there).askToJoin("joined.bin", parts)));

    assertThat(statuses).isSubsetOf(CREATED, BUSY).contains(CREATED);
    var whole = there.join("joined.bin", parts);
    assertThat(here.join("joined.bin", parts)).isEqualTo(whole);
    var image = imageOf(here.head(whole));
    assertThat(imageOf(there.head(whole))).isEqualTo(image);
    assertThat(here.get("/api/v1/images/" + image + "/original").body()).isEqualTo(file);
  }

  @Test
  void whatIsGivenUpAtOneNodeIsGoneAtTheOther() {
    var upload = here.createUpload("given up.bin", 10);
    here.patch(upload, 0, new byte[5]);
    var answer =
        there.send("DELETE", upload.getPath(), BodyPublishers.noBody(), "Tus-Resumable", Api.TUS);

    assertThat(answer.statusCode()).isEqualTo(TAKEN);
    assertThat(here.head(upload).statusCode()).isEqualTo(404);
    assertThat(here.patch(upload, 5, new byte[5]).statusCode()).isEqualTo(404);
  }

  private interface Request {
    HttpResponse<byte[]> send();
  }

  private static List<Integer> atOnce(Stream<Request> requests) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return requests
          .map(request -> CompletableFuture.supplyAsync(() -> request.send().statusCode(), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  private static String imageOf(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Fovea-Image").orElseThrow();
  }

  /// Gives the bytes away up to `stop`, and the others when the gate opens.
  private static InputStream gated(byte[] bytes, int stop, CountDownLatch gate) {
    return new InputStream() {
      private int position;

      @Override
      public int read() {
        await();
        return position < bytes.length ? bytes[position++] & 0xff : -1;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        await();
        if (position == bytes.length) {
          return -1;
        }
        int end = position < stop ? stop : bytes.length;
        int count = Math.min(length, end - position);
        System.arraycopy(bytes, position, into, offset, count);
        position += count;
        return count;
      }

      private void await() {
        if (position == stop) {
          try {
            gate.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
          }
        }
      }
    };
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    RandomGeneratorFactory.of("L64X128MixRandom").create(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] megabyte(int value) {
    byte[] bytes = new byte[MEBIBYTE];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
