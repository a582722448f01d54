package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Speaks to the running Fovea over HTTP on behalf of a demo person, or of nobody. Every answer of
/// `/api/v1` must be one that the API's own description knows ([Contract]).
final class Api {
  static final String TUS = "1.0.0";
  static final String BYTES = "application/offset+octet-stream";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final URI server;
  private final List<String> credentials; // headers, name after value after name

  private Api(URI server, List<String> credentials) {
    this.server = server;
    this.credentials = credentials;
  }

  static Api as(String person) {
    return withToken(Fovea.token(person));
  }

  static Api withToken(String token) {
    return withToken(Fovea.ADDRESS, token);
  }

  static Api asNobody() {
    return asNobody(Fovea.ADDRESS);
  }

  static Api withToken(URI server, String token) {
    return new Api(server, List.of("Authorization", "Bearer " + token));
  }

  /// As the hub of an instrument.
  static Api asInstrument(String token) {
    return asInstrument(Fovea.ADDRESS, token);
  }

  static Api asInstrument(URI server, String token) {
    return new Api(server, List.of("Authorization", "Fovea-Hub " + token));
  }

  static Api withCookie(URI server, HttpCookie session) {
    return new Api(server, List.of("Cookie", session.getName() + "=" + session.getValue()));
  }

  static Api asNobody(URI server) {
    return new Api(server, List.of());
  }

  HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<byte[]> send(String method, String path, BodyPublisher body, String... headers) {
    return send(BodyHandlers.ofByteArray(), method, path, body, headers);
  }

  <T> HttpResponse<T> send(
      BodyHandler<T> reading, String method, String path, BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .method(method, body)
            .timeout(Duration.ofMinutes(2));
    var all = concat(credentials.toArray(String[]::new), headers);
    if (all.length > 0) {
      request.headers(all);
    }
    try {
      return described(meant(method, path, headers), path, CLIENT.send(request.build(), reading));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The method that the server takes it for: tus lets clients say it in a header.
  private static String meant(String method, String path, String... headers) {
    int override = List.of(headers).indexOf("X-HTTP-Method-Override");
    return override >= 0 && path.startsWith("/api/v1/uploads") ? headers[override + 1] : method;
  }

  private <T> HttpResponse<T> described(String method, String path, HttpResponse<T> answer) {
    if (path.startsWith("/api/v1/")) {
      requireDescribed(
          method,
          path,
          answer,
          answer.body() instanceof byte[] bytes ? Optional.of(bytes) : Optional.empty());
    }
    return answer;
  }

  /// Fails if the answer is none that the server's description of its API knows.
  ///
  /// @param body empty if it has not been read
  void requireDescribed(String method, String path, HttpResponse<?> answer, Optional<byte[]> body) {
    contract().require(method, path, answer.statusCode(), answer.headers(), body);
  }

  /// What the server says of its API.
  Contract contract() {
    try {
      return Contracts.of(CLIENT, server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Begins an upload and returns its address.
  URI createUpload(String fileName, long lengthBytes) {
    return createUpload(lengthBytes, Map.of("filename", fileName));
  }

  /// The same, with all that is said of it.
  URI createUpload(long lengthBytes, Map<String, String> metadata) {
    var pairs =
        metadata.entrySet().stream().map(pair -> pair.getKey() + " " + base64(pair.getValue()));
    return createUpload(
        "Upload-Length",
        Long.toString(lengthBytes),
        "Upload-Metadata",
        pairs.collect(Collectors.joining(",")));
  }

  /// Uploads a file in so many parts, and returns their addresses.
  List<URI> uploadParts(byte[] file, int count) {
    List<URI> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes =
          Arrays.copyOfRange(
              file,
              (int) ((long) file.length * i / count),
              (int) ((long) file.length * (i + 1) / count));
      var part =
          createUpload("Upload-Length", Integer.toString(bytes.length), "Upload-Concat", "partial");
      assertThat(patch(part, 0, bytes).statusCode()).isEqualTo(204);
      parts.add(part);
    }
    return parts;
  }

  /// Makes one upload of parts, and returns its address.
  URI join(String fileName, List<URI> parts) {
    return created(askToJoin(fileName, parts));
  }

  /// Asks for one upload made of parts, whatever the answer.
  HttpResponse<byte[]> askToJoin(String fileName, List<URI> parts) {
    return postUpload(
        "Upload-Concat",
        "final;" + parts.stream().map(URI::getPath).collect(Collectors.joining(" ")),
        "Upload-Metadata",
        "filename " + base64(fileName));
  }

  private URI createUpload(String... headers) {
    return created(postUpload(headers));
  }

  private HttpResponse<byte[]> postUpload(String... headers) {
    return send(
        "POST",
        "/api/v1/uploads",
        BodyPublishers.noBody(),
        concat(new String[] {"Tus-Resumable", TUS}, headers));
  }

  private static URI created(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  HttpResponse<byte[]> patch(URI upload, long offset, byte[] bytes, String... more) {
    return patch(upload, offset, BodyPublishers.ofByteArray(bytes), more);
  }

  HttpResponse<byte[]> patch(URI upload, long offset, BodyPublisher body, String... more) {
    String[] headers = {
      "Tus-Resumable", TUS, "Upload-Offset", Long.toString(offset), "Content-Type", BYTES
    };
    return send("PATCH", upload.getPath(), body, concat(headers, more));
  }

  HttpResponse<byte[]> head(URI upload) {
    return send("HEAD", upload.getPath(), BodyPublishers.noBody(), "Tus-Resumable", TUS);
  }

  /// How many bytes the server says it has.
  long offset(URI upload) {
    return head(upload).headers().firstValueAsLong("Upload-Offset").orElseThrow();
  }

  /// Uploads a file whole and returns the identifier of its image.
  String upload(String fileName, byte[] bytes) {
    var answer = patch(createUpload(fileName, bytes.length), 0, bytes);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(204);
    return answer.headers().firstValue("Fovea-Image").orElseThrow();
  }

  JsonObject image(String id) {
    return json(get("/api/v1/images/" + id));
  }

  /// Waits until the image is ready or has failed, at most two minutes.
  JsonObject settled(String id) {
    return Eventually.get(
        Duration.ofMinutes(2),
        () -> image(id),
        image -> image.getString("state").matches("READY|FAILED"));
  }

  static JsonObject json(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as(text(answer)).isBetween(200, 299);
    return body(answer);
  }

  /// The body as JSON, whatever the status.
  static JsonObject body(HttpResponse<byte[]> answer) {
    try (var reader = Json.createReader(new ByteArrayInputStream(answer.body()))) {
      return reader.readObject();
    }
  }

  static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String[] concat(String[] first, String[] second) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(first), java.util.Arrays.stream(second))
        .toArray(String[]::new);
  }
}
