package org.fovea.it;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a client can tell of an answer: two that are equal tell the same.
///
/// @param headers in lower case, without those that differ from request to request
record Answer(int status, Map<String, List<String>> headers, String body) {
  private static final Set<String> OF_EACH_REQUEST = Set.of("date", "ratelimit", "set-cookie");

  static Answer of(HttpResponse<byte[]> response) {
    Map<String, List<String>> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!OF_EACH_REQUEST.contains(name)) {
            headers.put(name, values.stream().map(Answer::withoutNonce).toList());
          }
        });
    var body = new String(response.body(), StandardCharsets.UTF_8);
    return new Answer(response.statusCode(), headers, withoutNonce(body));
  }

  /// Pages carry a number that is new each time, and a token of the session.
  private static String withoutNonce(String text) {
    return text.replaceAll("nonce[-=]\"?[^\"';\\s]+", "nonce")
        .replaceAll("csp\\.init\\('[^']*'\\)", "csp.init()") // the same nonce, for PrimeFaces
        .replaceAll("(fovea-csrf\" content=\")[^\"]*", "$1");
  }

  /// Whether it gave nothing away: neither what was asked for, nor that a copy of it is current.
  boolean isRefused() {
    return status >= 400 && status < 500;
  }
}
