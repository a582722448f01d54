package org.fovea.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A request whose address is sent as it is: no client would send some of them.
final class RawRequest {
  private static final int PATIENCE_MILLIS = 20_000;

  private RawRequest() {}

  /// Returns the status that answers `GET address` of somebody with a token.
  ///
  /// @param address its characters are sent as bytes of ISO 8859-1, above 255 as UTF-8
  static int get(String token, String address) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), Fovea.PORT)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      boolean latin = address.chars().allMatch(c -> c < 256);
      var out = socket.getOutputStream();
      out.write("GET ".getBytes(StandardCharsets.US_ASCII));
      out.write(address.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
      out.write(
          """
           HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Connection: close\r
          \r
          """
              .formatted(token)
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      return Integer.parseInt(line.substring("HTTP/1.1 ".length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
