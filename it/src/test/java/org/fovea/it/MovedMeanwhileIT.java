package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever wants to change an image waits for whoever is moving it, and is asked for their right to
/// it where it is then. Here it is moved to where they have none.
class MovedMeanwhileIT {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(1); // to come to the lock

  private final Api ada = Api.as("ada");
  private final Api emmy = Api.as("emmy");

  @ParameterizedTest
  @CsvSource({
    "DELETE, ''",
    "PATCH, ''",
    "POST, /reprocess",
    "POST, /retry",
    "POST, /keep",
    "POST, /strip",
  })
  void whatIsSomebodyElsesByThenIsLeftAlone(String method, String door) throws Exception {
    var picture = Pictures.png(300, 200);
    var image = ada.upload("moving.png", picture);
    ada.settled(image);
    var theirs = emmy.image(emmy.upload("theirs.png", picture)).getString("space");
    CompletableFuture<HttpResponse<byte[]>> asking;
    try (var database = Fovea.database("app")) {
      database.setAutoCommit(false);
      lockJob(database, image);
      asking = CompletableFuture.supplyAsync(() -> ask(method, "/api/v1/images/" + image + door));
      Thread.sleep(LONG_ENOUGH); // whoever comes only later is refused as well
      move(database, image, theirs);
      database.commit();
    }

    assertThat(asking.join().statusCode()).isEqualTo(404);
    var after = emmy.image(image);
    assertThat(after.getString("title")).isEqualTo("moving");
    assertThat(after.getString("state")).isEqualTo("READY");
    assertThat(emmy.get("/api/v1/images/" + image + "/original").body()).isEqualTo(picture);
  }

  private HttpResponse<byte[]> ask(String method, String path) {
    return method.equals("PATCH")
        ? ada.send(
            method,
            path,
            BodyPublishers.ofString("{\"title\": \"Another\"}"),
            "Content-Type",
            "application/merge-patch+json")
        : ada.send(method, path, BodyPublishers.noBody());
  }

  private static void lockJob(Connection database, String image) throws SQLException {
    try (var query =
        database.prepareStatement(
            "select j.id from fovea.pyramid_job j join fovea.image i on i.id = j.image_id"
                + " where i.public_id = ? for update")) {
      query.setString(1, image);
      assertThat(query.executeQuery().next()).isTrue();
    }
  }

  private static void move(Connection database, String image, String space) throws SQLException {
    try (var update =
        database.prepareStatement(
            "update fovea.image set folder_id = null,"
                + " space_id = (select id from fovea.space where public_id = ?)"
                + " where public_id = ?")) {
      update.setString(1, space);
      update.setString(2, image);
      assertThat(update.executeUpdate()).isOne();
    }
  }
}
