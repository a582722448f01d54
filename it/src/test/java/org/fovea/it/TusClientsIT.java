package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// The tus clients of others, as they come, straight to the server and through nginx with what
/// `config/nginx` recommends: tus-js-client and Uppy under Node.js (`src/test/clients`), and
/// tus-java-client.
class TusClientsIT {
  private static final Path CLIENTS = Path.of("src", "test", "clients").toAbsolutePath();
  private static final Path RESULTS = Path.of("target", "clients").toAbsolutePath();
  private static final int MEBIBYTE = 1 << 20;

  /// Installs the clients once; runs one place after the other, as the stream is read.
  @TestFactory
  Stream<DynamicNode> clients() {
    new NodeTests(CLIENTS, RESULTS)
        .node(Map.of(), "npm", "ci", "--ignore-scripts", "--loglevel=error")
        .succeeded();
    return Stream.of("directly", "behind nginx")
        .map(where ->
            dynamicContainer(
                where, where.equals("directly") ? all(where, Fovea.ADDRESS) : allBehindNginx()));
  }

  private static Stream<DynamicNode> allBehindNginx() {
    var nginx = FrontProxy.find();
    if (nginx.isEmpty()) {
      return Stream.of(
          dynamicTest(
              "nginx", () -> Assumptions.abort("nginx is not installed: name one in FOVEA_NGINX")));
    }
    try {
      var proxy = FrontProxy.start(nginx.get());
      var end = dynamicTest("nginx ends", proxy::close);
      return Stream.concat(all("nginx", proxy.address()), Stream.of(end));
    } catch (IOException e) {
      return Stream.of(
          dynamicTest(
              "nginx starts",
              () -> {
                throw e;
              }));
    }
  }

  private static Stream<DynamicNode> all(String where, URI server) {
    var variables = Map.of("FOVEA_SERVER", server.toString(), "FOVEA_TOKEN", Fovea.token("ada"));
    try {
      return Stream.concat(
          Stream.of(
              dynamicTest("tus-java-client resumes", () -> javaClientResumes(server)),
              dynamicTest("tus-java-client begins anew", () -> javaClientBeginsAnew(server))),
          new NodeTests(CLIENTS, RESULTS.resolve(where.replace(' ', '-'))).all(variables));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void javaClientResumes(URI server) throws Exception {
    byte[] file = random(5 * MEBIBYTE + 7);
    var client = client(server);
    client.enableResuming(new TusURLMemoryStore());
    var first = client.resumeOrCreateUpload(upload(file));
    first.setChunkSize(MEBIBYTE);
    first.setRequestPayloadSize(MEBIBYTE);
    first.uploadChunk();
    first.uploadChunk();
    first.finish();

    var next = client.resumeOrCreateUpload(upload(file));
    assertThat(next.getOffset()).isEqualTo(2 * MEBIBYTE);
    assertUploaded(server, next, file);
  }

  /// What the client remembers may have been given up meanwhile.
  private static void javaClientBeginsAnew(URI server) throws Exception {
    byte[] file = random(MEBIBYTE);
    var store = new TusURLMemoryStore();
    store.set("java", URI.create(server + "/api/v1/uploads/" + "0".repeat(22)).toURL());
    var client = client(server);
    client.enableResuming(store);

    assertUploaded(server, client.resumeOrCreateUpload(upload(file)), file);
  }

  private static void assertUploaded(URI server, TusUploader uploader, byte[] file)
      throws IOException, ProtocolException {
    uploader.setChunkSize(MEBIBYTE);
    while (uploader.uploadChunk() > 0) {
      assertThat(uploader.getOffset()).isLessThanOrEqualTo(file.length);
    }
    uploader.finish();
    var ada = Api.withToken(server, Fovea.token("ada"));
    var image =
        ada.head(URI.create(uploader.getUploadURL().toString()))
            .headers()
            .firstValue("Fovea-Image")
            .orElseThrow();
    assertThat(ada.get("/api/v1/images/" + image + "/original").body()).isEqualTo(file);
  }

  private static TusClient client(URI server) throws IOException {
    var client = new TusClient();
    client.setUploadCreationURL(server.resolve("/api/v1/uploads").toURL());
    client.setHeaders(Map.of("Authorization", "Bearer " + Fovea.token("ada")));
    return client;
  }

  private static TusUpload upload(byte[] file) {
    var upload = new TusUpload();
    upload.setSize(file.length);
    upload.setInputStream(new ByteArrayInputStream(file));
    upload.setFingerprint("java");
    upload.setMetadata(Map.of("filename", "from tus-java-client.bin"));
    return upload;
  }

  private static byte[] random(int sizeBytes) {
    byte[] bytes = new byte[sizeBytes];
    new Random(sizeBytes).nextBytes(bytes);
    return bytes;
  }
}
