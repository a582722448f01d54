package org.fovea.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The one [Contract] of all tests: every server that they start is of the same build.
final class Contracts {
  private static @Nullable Contract known;

  private Contracts() {}

  /// The contract, as that server tells it if none has been asked yet.
  static synchronized Contract of(HttpClient client, URI server)
      throws IOException, InterruptedException {
    var contract = known;
    if (contract == null) {
      var request =
          HttpRequest.newBuilder(server.resolve(Contract.DOCUMENT))
              .timeout(Duration.ofMinutes(1))
              .build();
      var answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException(Contract.DOCUMENT + " answers " + answer.statusCode());
      }
      contract = new Contract(Contract.parsed(answer.body()));
      known = contract;
    }
    return contract;
  }
}
