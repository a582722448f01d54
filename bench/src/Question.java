import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;

/// A request, asked many times.
///
/// @param what it is, in words
/// @param address on the server
/// @param token of the person who asks
/// @param cold whether each time everything that the server remembers of roles is forgotten first
record Question(String what, URI address, String token, boolean cold) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration MEMORY = Duration.ofMillis(3_200); // decisions are kept for 3 s
  private static final int WARM_UP = 300;
  private static final int TIMES = 400;
  private static final int TIMES_COLD = 15;

  /// What came of it.
  ///
  /// @param statements that the database ran for one request
  /// @param p50 median of the milliseconds until the answer was there
  /// @param p95 its 95th percentile
  /// @param bytes of the answer
  record Answer(long statements, double p50, double p95, long bytes) {}

  Answer ask(Connection database) throws IOException, InterruptedException, SQLException {
    long bytes = 0;
    for (int i = 0; i < WARM_UP; i++) {
      bytes = once();
    }
    int times = cold ? TIMES_COLD : TIMES;
    var counts = new long[times];
    var millis = new double[times];
    for (int i = 0; i < times; i++) {
      if (cold) {
        Thread.sleep(MEMORY);
      }
      long before = statements(database);
      long begin = System.nanoTime();
      once();
      millis[i] = (System.nanoTime() - begin) / 1e6;
      counts[i] = statements(database) - before - 1; // one of them is the question itself
    }
    Arrays.sort(millis);
    Arrays.sort(counts);
    // the median, for the server has work of its own in the database now and then
    return new Answer(counts[times / 2], millis[times / 2], millis[times * 95 / 100], bytes);
  }

  /// Returns the length of the answer.
  private int once() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build();
    var answer = CLIENT.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(address + " answers " + answer.statusCode());
    }
    return answer.body().length;
  }

  private static long statements(Connection database) throws SQLException {
    try (var run = database.createStatement();
        var rows = run.executeQuery("show global status like 'Questions'")) {
      rows.next();
      return rows.getLong(2);
    }
  }
}
