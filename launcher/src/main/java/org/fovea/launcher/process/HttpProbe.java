package org.fovea.launcher.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Asks whether an address answers, as a sign that a server is ready.
public final class HttpProbe {
  private static final int LIMIT_MILLIS = 5000;
  private static final int BODY_BYTES = 1 << 16;

  private HttpProbe() {}

  /// What a server said.
  ///
  /// @param status of HTTP, or 0 if nobody answered in 5 seconds
  /// @param body the first 64 KiB of an error answer, otherwise empty
  public record Answer(int status, String body) {}

  /// Asks once, without following redirects.
  public static Answer get(URI address) {
    try {
      var connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(LIMIT_MILLIS);
      connection.setReadTimeout(LIMIT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      try {
        int status = connection.getResponseCode();
        return new Answer(status, status < 400 ? "" : text(connection.getErrorStream()));
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return new Answer(0, ""); // refused, reset or too slow: not there yet
    }
  }

  private static String text(@Nullable InputStream body) throws IOException {
    return body == null ? "" : new String(body.readNBytes(BODY_BYTES), StandardCharsets.UTF_8);
  }
}
