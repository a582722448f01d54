package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// What others are answered while the parts of an upload are being joined.
///
/// A join is stopped in two ways: this process has the lock on the file, as another node that joins
/// would; or it has the lock on the upload's row, where the server waits before the first step.
class UploadJoinIT {
  private static final String NAME = "joined.png";
  private static final int BUSY = 423;

  private final Api ada = Api.as("ada");
  private final byte[] picture = Pictures.png(300, 200);
  private final List<URI> parts = ada.uploadParts(picture, 3);

  @Test
  void whileAnotherNodeJoinsItIsLeftAlone() throws Exception {
    URI whole;
    try (var file = open(parts.getFirst());
        var _ = file.lock()) {
      assertThat(ada.askToJoin(NAME, parts).statusCode()).isEqualTo(BUSY);
      whole = begunJoin();
      assertIsBeingJoined(whole);
    }

    // that node has died
    assertIsJoined(ada.head(whole), whole);
    assertThat(ada.join(NAME, parts)).as("asked again").isEqualTo(whole);
  }

  @Test
  void whileThisNodeJoinsItIsLeftAlone() throws Exception {
    var whole = beginInVain();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var database = Fovea.database("app")) {
      lockRow(database, whole);
      var two = Stream.of(ask(threads), ask(threads)).toList();
      var first = CompletableFuture.anyOf(two.toArray(CompletableFuture<?>[]::new)).join();

      // one of them joins, so the other one has been sent away
      assertThat(first).isEqualTo(BUSY);
      assertThat(two).filteredOn(asking -> !asking.isDone()).hasSize(1);
      assertIsBeingJoined(whole);
      database.rollback();
      assertThat(two).extracting(CompletableFuture::join).containsExactlyInAnyOrder(BUSY, 201);
    }

    assertIsJoined(ada.head(whole), whole);
  }

  /// Whoever comes when it has just been joined is told so, even if it was not when they came.
  @RepeatedTest(10)
  void askedByManyAtOnceItIsJoinedOnce() throws Exception {
    var whole = beginInVain();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = Stream.generate(() -> ask(threads)).limit(6).toList();
      var looked =
          Stream.generate(
                  () -> CompletableFuture.supplyAsync(() -> ada.head(whole).statusCode(), threads))
              .limit(6)
              .toList();

      assertThat(asked).extracting(CompletableFuture::join).isSubsetOf(BUSY, 201);
      assertThat(looked).extracting(CompletableFuture::join).containsOnly(200);
    }

    assertIsJoined(ada.head(whole), whole);
    assertThat(ada.join(NAME, parts)).isEqualTo(whole);
  }

  private CompletableFuture<Integer> ask(ExecutorService threads) {
    return CompletableFuture.supplyAsync(() -> ada.askToJoin(NAME, parts).statusCode(), threads);
  }

  /// The upload is there, and nothing of it is joined.
  private URI beginInVain() throws Exception {
    try (var file = open(parts.getFirst());
        var _ = file.lock()) {
      assertThat(ada.askToJoin(NAME, parts).statusCode()).isEqualTo(BUSY);
    }
    return begunJoin();
  }

  private URI begunJoin() {
    var newest =
        Api.json(ada.get("/api/v1/uploads"))
            .getJsonArray("uploads")
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(upload -> upload.getString("kind").equals("FINAL"))
            .findFirst()
            .orElseThrow();
    return Fovea.ADDRESS.resolve("/api/v1/uploads/" + newest.getString("id"));
  }

  private void assertIsBeingJoined(URI whole) {
    var answer = ada.head(whole);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Upload-Offset")).isEmpty();
    assertThat(answer.headers().firstValueAsLong("Upload-Length")).hasValue(picture.length);
    assertThat(answer.headers().firstValue("Upload-Concat").orElseThrow()).startsWith("final;");
    assertThat(answer.headers().firstValue("Fovea-Image")).isEmpty();
    assertThat(ada.askToJoin(NAME, parts).statusCode()).isEqualTo(BUSY);
  }

  private void assertIsJoined(HttpResponse<byte[]> answer, URI whole) {
    assertThat(answer.statusCode()).as(whole.getPath()).isEqualTo(200);
    assertThat(answer.headers().firstValueAsLong("Upload-Offset")).hasValue(picture.length);
    var image = answer.headers().firstValue("Fovea-Image").orElseThrow();
    assertThat(ada.get("/api/v1/images/" + image + "/original").body()).isEqualTo(picture);
  }

  private static FileChannel open(URI part) throws Exception {
    var file = StoredFiles.named(Fovea.HOME.resolve("store"), id(part) + ".part").getFirst();
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  private static void lockRow(Connection database, URI upload) throws SQLException {
    database.setAutoCommit(false);
    try (var query =
        database.prepareStatement("select id from fovea.upload where public_id = ? for update")) {
      query.setString(1, id(upload));
      assertThat(query.executeQuery().next()).isTrue();
    }
  }

  private static String id(URI upload) {
    return String.valueOf(Path.of(upload.getPath()).getFileName());
  }
}
