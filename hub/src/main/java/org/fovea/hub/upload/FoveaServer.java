package org.fovea.hub.upload;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.fovea.hub.settings.TokenSource;

/// Speaks with Fovea: who the instrument is, how it gets on, and tus 1.0.0 with creation. Safe for
/// use by many threads.
///
/// Redirections are not followed, and of an address that the server names only the path counts: the
/// token goes to the configured server and nowhere else.
public final class FoveaServer implements AutoCloseable {
  private static final Duration SHORT = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String UPLOADS = "/api/v1/uploads";
  private static final String UPLOAD = UPLOADS + "/[0-9A-Za-z]{22}";

  private final URI server;
  private final TokenSource token;
  private final HttpClient client;

  public FoveaServer(URI server, TokenSource token) {
    this.server = server;
    this.token = token;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// How far an upload has come.
  public sealed interface Standing {
    /// So many bytes are safe there.
    record At(String upload, long offset) implements Standing {}

    /// It has become an image.
    record Image(String id) implements Standing {}
  }

  /// A file that is to be sent.
  ///
  /// @param name what it is called
  /// @param path where it lies on this machine, as far as the server should know it
  /// @param experiment where the instrument was active when it was looked at
  public record Announcement(
      String name, String path, long sizeBytes, String sha256, String experiment) {}

  /// What the instrument is to do, or empty if it is active nowhere.
  public Optional<Task> task() throws RefusedException, InterruptedException {
    var before = Instant.now();
    var answer = send(request("/api/v1/instruments/me", SHORT).GET());
    require(answer, 200);
    var told = new FlatJson(answer.body());
    try {
      var middle = before.plus(Duration.between(before, Instant.now()).dividedBy(2));
      var skew = Duration.between(middle, Instant.parse(told.find("now").orElse("")));
      return told.find("experiment")
          .map(experiment ->
              new Task(
                  experiment,
                  told.find("exId").orElse(""),
                  Instant.parse(told.find("activeSince").orElse("")),
                  skew));
    } catch (DateTimeException e) {
      throw new RefusedException(Refusal.UNREACHABLE, "no-fovea");
    }
  }

  /// Tells how the hub is getting on.
  ///
  /// @param json the report
  public void report(String json) throws RefusedException, InterruptedException {
    var request =
        request("/api/v1/instruments/me/state", SHORT)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json));
    require(send(request), 204);
  }

  /// Begins an upload, or finds the one that was begun with the same file before, or learns what
  /// that became.
  public Standing create(Announcement file) throws RefusedException, InterruptedException {
    var metadata =
        "filename %s,path %s,sha256 %s,space %s"
            .formatted(
                base64(file.name()),
                base64(file.path()),
                base64(file.sha256()),
                base64(file.experiment()));
    var answer =
        send(
            tus(UPLOADS, SHORT)
                .header("Upload-Length", Long.toString(file.sizeBytes()))
                .header("Upload-Metadata", metadata)
                .POST(BodyPublishers.noBody()));
    if (Refusals.code(answer.statusCode(), answer.body()).equals("already-delivered")) {
      return new Standing.Image(new FlatJson(answer.body()).find("image").orElse(""));
    }
    require(answer, 201);
    var path = URI.create(answer.headers().firstValue("Location").orElse("")).getRawPath();
    if (path == null || !path.matches(UPLOAD)) {
      throw new RefusedException(Refusal.UNREACHABLE, "no-location");
    }
    return standing(path, answer);
  }

  /// Asks how far an upload has come.
  ///
  /// @param upload its path
  public Standing find(String upload) throws RefusedException, InterruptedException {
    var answer = send(tus(upload, LONG).method("HEAD", BodyPublishers.noBody()));
    boolean gone = answer.statusCode() == 404 || answer.statusCode() == 410;
    if (gone && answer.headers().firstValue("Tus-Resumable").isPresent()) {
      throw new RefusedException(Refusal.GONE, "not-found"); // HEAD has no body to say so
    }
    require(answer, 200);
    return standing(upload, answer);
  }

  /// Sends a part.
  ///
  /// @param part exactly as many bytes as it says
  public Standing append(Standing.At at, BodyPublisher part)
      throws RefusedException, InterruptedException {
    var answer =
        send(
            tus(at.upload(), LONG)
                .header("Upload-Offset", Long.toString(at.offset()))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", part));
    require(answer, 204);
    return standing(at.upload(), answer);
  }

  private static Standing standing(String upload, HttpResponse<String> answer)
      throws RefusedException {
    var image = answer.headers().firstValue("Fovea-Image");
    var offset = answer.headers().firstValue("Upload-Offset");
    if (image.isEmpty() && (offset.isEmpty() || !offset.get().matches("\\d{1,18}"))) {
      throw new RefusedException(Refusal.UNREACHABLE, "no-offset");
    }
    return image.isPresent()
        ? new Standing.Image(image.get())
        : new Standing.At(upload, Long.parseLong(offset.get()));
  }

  private HttpRequest.Builder tus(String path, Duration patience) throws RefusedException {
    return request(path, patience).header("Tus-Resumable", "1.0.0");
  }

  private HttpRequest.Builder request(String path, Duration patience) throws RefusedException {
    try {
      return HttpRequest.newBuilder(server.resolve(path))
          .timeout(patience)
          .header("Authorization", "Fovea-Hub " + token.read());
    } catch (IOException e) {
      throw new RefusedException(Refusal.NOT_ADMITTED, "no-token");
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws RefusedException, InterruptedException {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new RefusedException(Refusal.UNREACHABLE, e.getClass().getSimpleName());
    }
  }

  private static void require(HttpResponse<String> answer, int status) throws RefusedException {
    if (answer.statusCode() != status) {
      var retryAfter = answer.headers().firstValue("Retry-After");
      throw Refusals.of(answer.statusCode(), answer.body(), retryAfter);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
