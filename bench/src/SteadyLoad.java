import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Asks at an even pace, whether or not the answers come: what many people do who do not know of
/// each other. A request counts from the moment at which it was due, so that a server that stands
/// still is not let off.
final class SteadyLoad {
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final TileServer server;
  private final List<String> tiles;

  SteadyLoad(TileServer server, List<String> tiles) {
    this.server = server;
    this.tiles = tiles;
  }

  /// What came of it.
  ///
  /// @param wanted requests in a second
  /// @param answered requests in a second
  /// @param failed how many were not answered with a tile
  /// @param p50 milliseconds
  /// @param p99 milliseconds
  record Answers(int wanted, double answered, int failed, double p50, double p99) {}

  Answers run(int perSecond, int seconds) {
    int count = perSecond * seconds;
    var millis = new double[count];
    var failed = new AtomicInteger();
    var random = new Random(4711);
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        int number = i;
        long due = start + i * 1_000_000_000L / perSecond;
        var request = request(tiles.get(random.nextInt(tiles.size())));
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        threads.submit(() -> {
          if (!isTile(request)) {
            failed.incrementAndGet();
          }
          millis[number] = (System.nanoTime() - due) / 1e6;
        });
      }
    }
    double took = (System.nanoTime() - start) / 1e9;
    Arrays.sort(millis);
    return new Answers(
        perSecond, count / took, failed.get(), millis[count / 2], millis[count * 99 / 100]);
  }

  private HttpRequest request(String tile) {
    var request = HttpRequest.newBuilder(URI.create(server.origin() + server.prefix() + tile));
    for (var header : server.headers()) {
      var parts = header.split(": ", 2);
      request.header(parts[0], parts[1]);
    }
    return request.build();
  }

  private boolean isTile(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray()).statusCode() == 200;
    } catch (IOException e) {
      return false; // it is counted
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
