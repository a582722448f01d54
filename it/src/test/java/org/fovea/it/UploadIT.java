package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The protocol as tus 1.0.0 writes it, against the running server (R-04, R-05, S-10).
class UploadIT {
  private final Api ada = Api.as("ada");
  private final byte[] picture = Pictures.png(300, 200);

  @Test
  void saysWhatItCanDo() {
    var answer = Api.asNobody().send("OPTIONS", "/api/v1/uploads", BodyPublishers.noBody());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Tus-Version")).hasValue("1.0.0");
    assertThat(answer.headers().firstValue("Tus-Extension"))
        .hasValue(
            "creation,creation-with-upload,creation-defer-length,checksum,termination,expiration,"
                + "concatenation");
    assertThat(answer.headers().firstValue("Tus-Max-Size")).hasValue("20000000000");
    assertThat(answer.headers().firstValue("Tus-Checksum-Algorithm")).hasValue("sha1,sha256");
  }

  @Test
  void partsBecomeAnImage() {
    var upload = ada.createUpload("two parts.png", picture.length);
    int half = picture.length / 2;

    var first = ada.patch(upload, 0, Arrays.copyOf(picture, half));
    assertThat(first.statusCode()).isEqualTo(204);
    assertThat(first.headers().firstValueAsLong("Upload-Offset")).hasValue(half);
    assertThat(first.headers().firstValue("Fovea-Image")).isEmpty();
    assertThat(expires(first.headers().firstValue("Upload-Expires").orElseThrow()))
        .isBetween(
            ZonedDateTime.now(ZoneOffset.UTC).plusHours(23),
            ZonedDateTime.now(ZoneOffset.UTC).plusHours(25));

    var last = ada.patch(upload, half, Arrays.copyOfRange(picture, half, picture.length));
    var image = ada.settled(last.headers().firstValue("Fovea-Image").orElseThrow());
    assertThat(image.getString("state")).isEqualTo("READY");
    assertThat(image.getString("title")).isEqualTo("two parts");
    assertThat(image.getInt("width")).isEqualTo(300);
    assertThat(image.getString("sha256")).isEqualTo(hex(sha("SHA-256", picture)));
    assertThat(ada.get("/api/v1/images/" + image.getString("id") + "/original").body())
        .isEqualTo(picture);
  }

  @Test
  void theFirstBytesMayComeWithTheCreation() {
    var answer =
        ada.send(
            "POST",
            "/api/v1/uploads",
            BodyPublishers.ofByteArray(picture),
            "Tus-Resumable",
            Api.TUS,
            "Upload-Length",
            Integer.toString(picture.length),
            "Content-Type",
            Api.BYTES,
            "Upload-Metadata",
            "filename " + Api.base64("at once.png"));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValueAsLong("Upload-Offset")).hasValue(picture.length);
    assertThat(answer.headers().firstValue("Fovea-Image")).isPresent();
  }

  @Test
  void askingAgainAfterTheEndGivesTheSameImage() {
    var upload = ada.createUpload("again.png", picture.length);
    var image = ada.patch(upload, 0, picture).headers().firstValue("Fovea-Image");

    assertThat(ada.head(upload).headers().firstValue("Fovea-Image")).isEqualTo(image);
    var again = ada.patch(upload, picture.length, new byte[0]);
    assertThat(again.statusCode()).isEqualTo(204);
    assertThat(again.headers().firstValue("Fovea-Image")).isEqualTo(image);
  }

  @Test
  void aPartForAnotherOffsetChangesNothing() {
    var upload = ada.createUpload("wrong offset.png", picture.length);
    ada.patch(upload, 0, Arrays.copyOf(picture, 100));

    assertThat(ada.patch(upload, 50, new byte[10]).statusCode()).isEqualTo(409);
    assertThat(ada.patch(upload, 200, new byte[10]).statusCode()).isEqualTo(409);
    assertThat(ada.offset(upload)).isEqualTo(100);
  }

  @Test
  void bytesThatDoNotMatchTheirChecksumDoNotCount() {
    var upload = ada.createUpload("checksum.png", picture.length);
    var wrong = "sha1 " + base64(sha("SHA-1", new byte[] {1}));
    var right = "sha256 " + base64(sha("SHA-256", picture));

    assertThat(ada.patch(upload, 0, picture, "Upload-Checksum", wrong).statusCode()).isEqualTo(460);
    assertThat(ada.offset(upload)).isZero();
    assertThat(ada.patch(upload, 0, picture, "Upload-Checksum", right).statusCode()).isEqualTo(204);
  }

  @Test
  void moreBytesThanAnnouncedAreRefused() {
    var upload = ada.createUpload("too many.png", 10);

    assertThat(ada.patch(upload, 0, new byte[11]).statusCode()).isEqualTo(400);
    assertThat(ada.offset(upload)).isZero();
  }

  @Test
  void anUploadCanBeGivenUp() {
    var upload = ada.createUpload("given up.png", picture.length);

    var answer =
        ada.send("DELETE", upload.getPath(), BodyPublishers.noBody(), "Tus-Resumable", Api.TUS);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(ada.head(upload).statusCode()).isEqualTo(404);
    assertThat(ada.patch(upload, 0, picture).statusCode()).isEqualTo(404);
  }

  @Test
  void nobodyElseSeesAnUpload() {
    var upload = ada.createUpload("private.png", picture.length);
    var emmy = Api.as("emmy");

    assertThat(emmy.head(upload).statusCode()).isEqualTo(404);
    assertThat(emmy.patch(upload, 0, picture).statusCode()).isEqualTo(404);
    assertThat(
            emmy.send("DELETE", upload.getPath(), BodyPublishers.noBody(), "Tus-Resumable", Api.TUS)
                .statusCode())
        .isEqualTo(404);
    assertThat(Api.asNobody().head(upload).statusCode()).isEqualTo(401);
    assertThat(ada.offset(upload)).isZero();
  }

  @Test
  void oneOfManyAtTheSameOffsetWins() {
    var upload = ada.createUpload("race.bin", 1 << 20);
    byte[][] bodies = IntStream.range(0, 8).mapToObj(UploadIT::megabyte).toArray(byte[][]::new);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          Stream.of(bodies)
              .map(body ->
                  CompletableFuture.supplyAsync(
                      () -> ada.patch(upload, 0, body).statusCode(), threads))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(answers)
          .contains(204)
          .allMatch(status -> status == 204 || status == 409 || status == 423);
      assertThat(answers.stream().filter(status -> status == 204)).hasSize(1);
    }
    var image = ada.head(upload).headers().firstValue("Fovea-Image").orElseThrow();
    assertThat(List.of(bodies)).contains(ada.get("/api/v1/images/" + image + "/original").body());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("badCreations")
  void aBadCreationIsRefusedInWords(String why, int status, String... headers) {
    var answer = ada.send("POST", "/api/v1/uploads", BodyPublishers.noBody(), headers);

    assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(status);
  }

  static Stream<Arguments> badCreations() {
    return Stream.of(
        bad("no version", 412, "Upload-Length", "5"),
        bad("another version", 412, "Tus-Resumable", "0.2.2", "Upload-Length", "5"),
        bad("no length", 400, "Tus-Resumable", "1.0.0"),
        bad("negative length", 400, "Tus-Resumable", "1.0.0", "Upload-Length", "-5"),
        bad("empty file", 400, "Tus-Resumable", "1.0.0", "Upload-Length", "0"),
        bad("2^63", 400, "Tus-Resumable", "1.0.0", "Upload-Length", "9223372036854775808"),
        bad("1e9", 400, "Tus-Resumable", "1.0.0", "Upload-Length", "1e9"),
        bad("over 20 GB", 413, "Tus-Resumable", "1.0.0", "Upload-Length", "20000000001"),
        bad("bad base64", 400, withMetadata("filename ?")),
        bad("key twice", 400, withMetadata("filename YQ==,filename YQ==")),
        bad("strange key", 400, withMetadata("file name YQ==")),
        bad("unknown space", 404, withMetadata("space " + Api.base64("0".repeat(22)))),
        bad("no such folder", 404, withMetadata("folder " + Api.base64("x"))),
        bad("digest", 400, withMetadata("sha256 " + Api.base64("abc"))));
  }

  private static String[] withMetadata(String metadata) {
    return new String[] {
      "Tus-Resumable", "1.0.0", "Upload-Length", "5", "Upload-Metadata", metadata
    };
  }

  private static Arguments bad(String why, int status, String... headers) {
    return Arguments.of(why, status, headers);
  }

  private static byte[] megabyte(int value) {
    byte[] bytes = new byte[1 << 20];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static ZonedDateTime expires(String header) {
    return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  private static byte[] sha(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
