import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The running Fovea that a benchmark uploads to, by tus 1.0.0, as the demo person ada.
final class UploadServer {
  static final int PORT = Integer.parseInt(System.getenv("FOVEA_PORT"));
  private static final URI ADDRESS = URI.create("http://localhost:" + PORT);
  private static final Path CHECKOUT = Path.of(System.getProperty("bench.checkout"));
  private static final Path HOME = Path.of(System.getenv("FOVEA_HOME"));
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpClient client = HttpClient.newHttpClient();
  private volatile String token;

  UploadServer() throws IOException, InterruptedException {
    token = command("token", "ada").strip();
  }

  String token() {
    return token;
  }

  /// Begins an upload and returns its path.
  String begin(long sizeBytes) throws IOException, InterruptedException {
    var answer =
        client.send(
            request("/api/v1/uploads")
                .header("Upload-Length", Long.toString(sizeBytes))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    return URI.create(header(answer, "Location")).getPath();
  }

  /// What HEAD says of an upload.
  HttpResponse<Void> head(String upload) throws IOException, InterruptedException {
    var head = request(upload).method("HEAD", BodyPublishers.noBody()).build();
    return client.send(head, BodyHandlers.discarding());
  }

  /// The SHA-256 of what is stored as the original of an image.
  String sha256(String image) throws IOException, InterruptedException {
    var answer =
        client.send(
            request("/api/v1/images/" + image + "/original").build(), BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException("the original of " + image + " is answered by " + answer.statusCode());
    }
    try (var in = answer.body()) {
      return sha256(in);
    }
  }

  static String sha256(InputStream in) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 20];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Deletes an image or an upload; returns the status.
  int delete(String path) throws IOException, InterruptedException {
    return client.send(request(path).DELETE().build(), BodyHandlers.discarding()).statusCode();
  }

  /// The head of a request that sends the rest of a file to an upload.
  byte[] patch(String upload, long offset, long length) {
    return """
        PATCH %s HTTP/1.1
        Host: localhost:%d
        Authorization: Bearer %s
        Tus-Resumable: 1.0.0
        Upload-Offset: %d
        Content-Type: application/offset+octet-stream
        Content-Length: %d
        Connection: close

        """
        .formatted(upload, PORT, token, offset, length)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// Ends the server with SIGKILL and starts it again. Returns how long it took to be ready.
  Duration killAndStart() throws IOException, InterruptedException {
    var record = Files.readString(HOME.resolve("run").resolve("wildfly.pid"));
    var server = ProcessHandle.of(Long.parseLong(record.strip().split("\\s+")[0])).orElseThrow();
    server.destroyForcibly();
    server.onExit().join();
    long begin = System.nanoTime();
    command("up", "--detach");
    var took = Duration.ofNanos(System.nanoTime() - begin);
    token = command("token", "ada").strip();
    return took;
  }

  static String header(HttpResponse<?> answer, String name) throws IOException {
    return answer
        .headers()
        .firstValue(name)
        .orElseThrow(() -> new IOException(name + " is missing, status " + answer.statusCode()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(ADDRESS.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Tus-Resumable", "1.0.0");
  }

  private static String command(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(CHECKOUT.resolve("fovea").toString());
    command.addAll(List.of(words));
    // into a file, for a server that is left running would hold a pipe open
    var output = Files.createTempFile("bench", ".out");
    try {
      int code =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      if (code != 0) {
        throw new IOException(command + " ended with code " + code);
      }
      return Files.readString(output);
    } finally {
      Files.delete(output);
    }
  }
}
