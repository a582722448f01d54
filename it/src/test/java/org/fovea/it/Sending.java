package org.fovea.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/// A file on its way to a server that is going to be killed.
final class Sending {
  private final Api owner;
  private final byte[] file;
  private final URI upload;
  private @Nullable CompletableFuture<HttpResponse<byte[]>> request;
  private long acknowledged;

  Sending(Api owner, int sizeBytes) {
    this.owner = owner;
    this.file = new byte[sizeBytes];
    RandomGeneratorFactory.of("L64X128MixRandom").create(sizeBytes).nextBytes(file);
    this.upload = owner.createUpload("killed.bin", sizeBytes);
  }

  byte[] file() {
    return file;
  }

  /// Begins to send all of it, slowly.
  void start() {
    request =
        CompletableFuture.supplyAsync(
            () -> owner.patch(upload, 0, BodyPublishers.ofInputStream(() -> new SlowBytes(file))));
  }

  /// How many bytes the server says it has. It must never say less again.
  long acknowledged() {
    acknowledged = owner.offset(upload);
    return acknowledged;
  }

  /// Whether the request ended without an answer.
  boolean brokeOff() {
    return request != null && request.handle((answer, broken) -> broken != null).join();
  }

  void assertGoesOn() {
    assertThat(owner.offset(upload)).isBetween(acknowledged, (long) file.length);
  }

  /// Sends the rest, and returns the image.
  String finish() {
    int offset = (int) owner.offset(upload);
    var answer = owner.patch(upload, offset, Arrays.copyOfRange(file, offset, file.length));
    return answer.headers().firstValue("Fovea-Image").orElseThrow();
  }
}
