package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A connection that hangs in the middle of a part: whoever comes next is let in, and what the old
/// one brings later is never written.
class StaleUploadIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int HALF = 300_000;

  private final Api ada = Api.as("ada");
  private final byte[] file = random(2 * HALF);

  @ParameterizedTest(name = "next comes {0}")
  @ValueSource(strings = {"HEAD", "PATCH"})
  void whoComesNextGoesOn(String next) throws IOException {
    var upload = ada.createUpload("stale.bin", file.length);
    try (var old = stalled(Fovea.ADDRESS, upload)) {
      var begin = Instant.now();
      if (next.equals("HEAD")) {
        assertThat(ada.offset(upload)).as("what came counts").isEqualTo(HALF);
      } else {
        var refused = ada.patch(upload, 0, file);
        assertThat(refused.statusCode()).as("what came counts").isEqualTo(409);
      }
      assertThat(Duration.between(begin, Instant.now())).isLessThan(PATIENCE);
      assertGoesOn(upload, old);
    }
  }

  /// The proxy has a connection of its own to the server, which hangs as well.
  @Test
  void theSameBehindNginx() throws Exception {
    var nginx = FrontProxy.find();
    assumeTrue(nginx.isPresent(), "nginx is not installed: name one in FOVEA_NGINX");
    var upload = ada.createUpload("stale behind nginx.bin", file.length);
    try (var proxy = FrontProxy.start(nginx.get());
        var old = stalled(proxy.address(), upload)) {
      Eventually.get(PATIENCE, () -> ada.offset(upload), offset -> offset == HALF);
      assertGoesOn(upload, old);
    }
  }

  @Test
  void anUploadCanBeGivenUpWhileItsConnectionHangs() throws IOException {
    var upload = ada.createUpload("given up.bin", file.length);
    try (var _ = stalled(Fovea.ADDRESS, upload)) {
      var answer =
          ada.send("DELETE", upload.getPath(), BodyPublishers.noBody(), "Tus-Resumable", Api.TUS);
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(ada.head(upload).statusCode()).isEqualTo(404);
    }
  }

  private void assertGoesOn(URI upload, Socket old) throws IOException {
    int middle = HALF + HALF / 2;
    assertThat(ada.patch(upload, HALF, Arrays.copyOfRange(file, HALF, middle)).statusCode())
        .isEqualTo(204);
    wake(old);
    assertThat(ada.offset(upload)).isEqualTo(middle);
    var last = ada.patch(upload, middle, Arrays.copyOfRange(file, middle, file.length));
    var image = last.headers().firstValue("Fovea-Image").orElseThrow();
    assertThat(ada.get("/api/v1/images/" + image + "/original").body()).isEqualTo(file);
  }

  /// A connection that has sent the first half of the file as a part that is to be all of it.
  private Socket stalled(URI server, URI upload) throws IOException {
    var socket = new Socket(server.getHost(), server.getPort());
    var head =
        """
        PATCH %s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Tus-Resumable: 1.0.0
        Upload-Offset: 0
        Content-Type: application/offset+octet-stream
        Content-Length: %d

        """
            .formatted(upload.getPath(), Fovea.token("ada"), file.length)
            .replace("\n", "\r\n");
    var out = socket.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(file, 0, HALF);
    out.flush();
    var stored = Fovea.HOME.resolve("store").resolve("uploads");
    var id = upload.getPath().substring(upload.getPath().lastIndexOf('/') + 1);
    Eventually.get( // what came is written, though nobody has been told so
        PATIENCE, () -> StoredFiles.sizeOf(stored, id), size -> size == HALF);
    return socket;
  }

  /// The old connection goes on, with other bytes. The server may have closed it by now.
  private static void wake(Socket old) {
    try {
      var out = old.getOutputStream();
      out.write(new byte[HALF]);
      out.flush();
    } catch (IOException e) {
      assertThat(e).isInstanceOf(SocketException.class);
    }
  }

  private static byte[] random(int sizeBytes) {
    byte[] bytes = new byte[sizeBytes];
    new Random(5).nextBytes(bytes);
    return bytes;
  }
}
