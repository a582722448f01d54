package org.fovea.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One request of the authorisation matrix, and what must come of it.
///
/// @param what tells it from others, for whoever reads the failure
/// @param caller sends it, with their credentials
/// @param headers names and values by turns
/// @param wanted the status
record Cell(
    String what,
    Api caller,
    String method,
    String address,
    List<String> headers,
    String body,
    int wanted) {
  private static final int MOST_TOLD = 200;

  /// The same with more headers, and another status.
  Cell with(String how, int status, String... more) {
    var all = new ArrayList<>(headers);
    all.addAll(List.of(more));
    return new Cell(what + ", " + how, caller, method, address, List.copyOf(all), body, status);
  }

  /// The same with another method.
  Cell asking(String otherMethod) {
    return new Cell(otherMethod + ": " + what, caller, otherMethod, address, headers, "", wanted);
  }

  /// The same with other credentials.
  Cell by(String how, Api other) {
    return new Cell(what + ", " + how, other, method, address, headers, body, wanted);
  }

  /// Sends the request. Returns what is wrong with the answer, or nothing.
  List<String> ask() {
    var answer =
        caller.send(
            BodyHandlers.ofInputStream(),
            method,
            address,
            BodyPublishers.ofString(body),
            headers.toArray(String[]::new));
    var told = told(answer);
    return answer.statusCode() == wanted
        ? List.of()
        : List.of(
            "%s: wanted %d, got %d %s [%s %s]"
                .formatted(what, wanted, answer.statusCode(), told, method, address));
  }

  /// Sends the request. Returns the answer, which must not be a stream.
  Answer answer() {
    return Answer.of(
        caller.send(
            method, address, BodyPublishers.ofString(body), headers.toArray(String[]::new)));
  }

  /// The beginning of the body. A stream of events has no end, so it is only closed.
  private String told(HttpResponse<InputStream> answer) {
    try (var body = answer.body()) {
      boolean endless =
          answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
      byte[] bytes = endless ? new byte[0] : body.readAllBytes();
      if (!endless) {
        caller.requireDescribed(method, address, answer, Optional.of(bytes));
      }
      var text = new String(bytes, StandardCharsets.UTF_8);
      return text.substring(0, Math.min(MOST_TOLD, text.length())).replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
