package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// The server is killed in the middle of its work. What the kernel had not written yet
/// survives a kill; that the bytes are forced to disk is what `UploadStoreTest` shows.
@Order(Integer.MAX_VALUE - 1)
class CrashIT {
  private static final int MEBIBYTE = 1 << 20;
  private final Api ada = Api.as("ada");

  /// The same with more kills and larger files is `bench/uploads kills`.
  @RepeatedTest(2)
  void whatWasAcknowledgedIsThereAfterAKill() {
    var sent =
        Stream.of(64 << 10, 5 * MEBIBYTE, 24 * MEBIBYTE, 48 * MEBIBYTE)
            .map(size -> new Sending(ada, size))
            .toList();
    sent.forEach(Sending::start);
    Eventually.get(
        Duration.ofMinutes(1),
        () -> sent.stream().map(Sending::acknowledged).toList(),
        offsets -> offsets.getLast() >= 8 * MEBIBYTE);

    Fovea.killServer();
    assertThat(sent.getLast().brokeOff()).as("it is killed in the middle").isTrue();
    Fovea.run("up", "--detach").succeeded();

    for (var each : sent) {
      each.assertGoesOn();
      var image = each.finish();
      assertThat(ada.get("/api/v1/images/" + image + "/original").body()).isEqualTo(each.file());
      assertThat(ada.settled(image).getString("failureReason")).isNotBlank(); // it is no picture
    }
  }

  /// Parts are being joined, or have just been.
  @Test
  void partsAreJoinedAfterAKill() {
    byte[] file = new byte[96 * MEBIBYTE];
    RandomGeneratorFactory.of("L64X128MixRandom").create(3).nextBytes(file);
    var parts = ada.uploadParts(file, 3);
    var joining = CompletableFuture.supplyAsync(() -> ada.join("joined.bin", parts));
    Eventually.get(Duration.ofMinutes(1), CrashIT::joinedParts, count -> count > 0);

    Fovea.killServer();
    joining.handle((answer, broken) -> broken != null).join();
    Fovea.run("up", "--detach").succeeded();

    var whole = ada.join("joined.bin", parts);
    var again = ada.join("joined.bin", parts);
    assertThat(again).as("asking again gives the same upload").isEqualTo(whole);
    var image = ada.head(whole).headers().firstValue("Fovea-Image").orElseThrow();
    assertThat(ada.get("/api/v1/images/" + image + "/original").body()).isEqualTo(file);
  }

  private static int joinedParts() {
    return count(
        "select count(*) from fovea.upload p join fovea.upload f on f.public_id = p.joined_into"
            + " where f.file_name = 'joined.bin'");
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

  /// The scan comes before the next start, which would finish what was begun.
  @Test
  void aKillWhileAnAccountIsClosedLeavesNothingOfThePerson() throws SQLException {
    var alan = new SpaceApi(Api.as("alan"));
    var repository = alan.openAccount();
    alan.api().settled(alan.upload(repository, "", MarkedPicture.jpeg(600, 400)));
    var me = Api.json(alan.api().get("/api/v1/me"));
    addImages(repository, 6000);
    var grace = Api.as("grace");
    new Browser().login("alan", "/account"); // names are in the memory of the server
    var erasing = CompletableFuture.supplyAsync(() -> erase(grace, me));
    Eventually.get(Duration.ofSeconds(30), () -> images(repository), count -> count < 5900);

    Fovea.killServer();
    assertThat(erasing.handle((answer, broken) -> broken != null).join()).isTrue();
    assertThat(images(repository)).as("it is killed in the middle").isBetween(100L, 5900L);
    var scan = Fovea.run("pii-scan");
    Fovea.run("up", "--detach").succeeded();

    assertThat(scan.exitCode()).as(scan.output()).isZero();
    assertThat(scan.output()).contains("10 of 10");
    Eventually.get(Duration.ofMinutes(2), () -> images(repository), count -> count == 0);
  }

  private static int erase(Api administrator, JsonObject person) {
    var asked =
        Json.createObjectBuilder()
            .add("issuer", person.getString("issuer"))
            .add("sub", person.getString("sub"))
            .build();
    var order =
        Json.createObjectBuilder(asked)
            .add("cause", "REQUEST_OF_PERSON")
            .add("reference", "CASE-13")
            .add("digest", Api.json(people(administrator, "find", asked)).getString("digest"));
    return people(administrator, "erase", order.build()).statusCode();
  }

  private static HttpResponse<byte[]> people(Api administrator, String act, JsonObject body) {
    return administrator.send(
        "POST",
        "/api/v1/admin/people/" + act,
        BodyPublishers.ofString(body.toString()),
        "Content-Type",
        "application/json");
  }

  private static void addImages(String repository, int number) throws SQLException {
    try (var connection = Fovea.database("owner")) { // for the database's own sequence
      ManyImages.add(connection, repository, number);
    }
  }

  private static long images(String repository) {
    try (var connection = Fovea.database("app")) {
      return ManyImages.count(connection, repository);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// One after the other, until the server is gone.
  private static void logInForEver(AtomicInteger count) {
    var people = List.of("ada", "emmy", "alan", "lise", "grace", "vera");
    while (true) {
      new Browser().login(people.get(count.get() % people.size()), "/account");
      count.incrementAndGet();
    }
  }

  /// What a purge has removed is counted with it, so one proof has it all.
  @Test
  void aPurgeIsFinishedAfterAKill() throws SQLException {
    int rows = 20_000;
    var grace = Api.as("grace");
    ada.createUpload("pattern.bin", 10);
    int others = othersOldUploads();
    long before = removed(grace);
    makeOldUploads(rows);
    runUploads(grace);
    Eventually.get(Duration.ofMinutes(2), CrashIT::oldUploads, left -> left < rows);

    Fovea.killServer();
    assertThat(oldUploads()).as("it is killed in the middle").isPositive();
    Fovea.run("up", "--detach").succeeded();

    Eventually.get(
        Duration.ofMinutes(4),
        () -> {
          runUploads(grace); // until the lease of the dead is over
          return oldUploads();
        },
        left -> left == 0);
    Eventually.get(
        Duration.ofMinutes(1),
        () -> removed(grace) - before - rows - (others - othersOldUploads()),
        tooMany -> tooMany == 0);
  }

  private static void runUploads(Api grace) {
    grace.send("POST", "/api/v1/admin/retention/UPLOADS", BodyPublishers.noBody());
  }

  /// How many uploads the proofs of the last 30 days tell of.
  private static long removed(Api grace) {
    return Api.json(grace.get("/api/v1/admin/retention")).getJsonArray("rules").stream()
        .map(rule -> rule.asJsonObject())
        .filter(rule -> rule.getString("class").equals("UPLOADS"))
        .mapToLong(rule -> rule.getJsonNumber("removedLately").longValue())
        .sum();
  }

  private static void makeOldUploads(int rows) throws SQLException {
    try (var connection = Fovea.database("app");
        var run = connection.createStatement()) {
      run.execute("set max_recursive_iterations = " + (rows + 1));
      run.execute(
          "insert into fovea.upload (public_id, account_id, space_id, image_public_id, file_name,"
              + " length_bytes, raw_metadata, state, created_at, last_activity_at)"
              + " with recursive n as (select 1 as i union all select i + 1 from n where i < "
              + rows
              + ") select lpad(conv(i, 10, 36), 22, 'k'), u.account_id, u.space_id,"
              + " lpad(conv(i, 10, 36), 22, 'y'), 'old.bin', 10, '', 'OPEN', u.created_at,"
              + " u.created_at - interval 25 hour"
              + " from n join (select * from fovea.upload where file_name = 'pattern.bin'"
              + " order by id desc limit 1) u");
    }
  }

  private static int oldUploads() {
    return count("select count(*) from fovea.upload where file_name = 'old.bin'");
  }

  /// What other tests have left for the next purge, or for longer.
  private static int othersOldUploads() {
    return count(
        "select count(*) from fovea.upload where file_name <> 'old.bin'"
            + " and last_activity_at < utc_timestamp() - interval 24 hour");
  }

  private static int count(String sql) {
    try (var connection = Fovea.database("app");
        var run = connection.createStatement();
        var rows = run.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSecondUpSaysSo() {
    var again = Fovea.run("up", "--detach");

    assertThat(again.output()).contains("running");
    assertThat(Fovea.run("status").succeeded().output()).contains("WildFly", "MariaDB", "Keycloak");
  }
}
