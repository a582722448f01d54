package org.fovea.web.login;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Speaks HTTP with the provider: never longer than a limit, never more than 1 MB, no redirects.
///
/// A status of 429 or from 500 on counts as no answer. Safe for use by many threads.
final class ProviderHttp implements HTTPRequestSender, AutoCloseable {
  private static final long MAX_ANSWER_BYTES = 1 << 20;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final HttpClient client;
  private final Duration patience;

  /// @param connecting limit for the connection
  /// @param patience limit for a request from its beginning to the answer's last byte
  ProviderHttp(Duration connecting, Duration patience) {
    client = HttpClient.newBuilder().connectTimeout(connecting).build();
    this.patience = patience;
  }

  /// The text of the document at `address`.
  ///
  /// @throws IOException if the answer is not 200
  String document(URI address) throws IOException {
    var answer = exchange(HttpRequest.newBuilder(address).build());
    if (answer.statusCode() != HTTPResponse.SC_OK) {
      throw new IOException("status " + answer.statusCode());
    }
    return answer.body();
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    var body = Optional.ofNullable(request.getBody());
    var made = HttpRequest.newBuilder(request.getURI());
    made.method(
        request.getMethod() == HTTPRequest.Method.POST ? "POST" : "GET",
        body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    request.getHeaderMap().forEach((name, values) -> values.forEach(v -> made.header(name, v)));
    return translated(exchange(made.build()));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpResponse<String> exchange(HttpRequest request) throws IOException {
    var limited = BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES);
    var pending = client.sendAsync(request, limited);
    var answer = await(pending);
    if (answer.statusCode() >= SERVER_ERROR || answer.statusCode() == TOO_MANY_REQUESTS) {
      throw new IOException("status " + answer.statusCode());
    }
    return answer;
  }

  private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> pending)
      throws IOException {
    try {
      // HttpRequest's own timeout ends with the headers and would let the body trickle
      return pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw new IOException("no answer within " + patience.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw new IOException("no answer", e.getCause());
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  private static HTTPResponse translated(HttpResponse<String> answer) throws IOException {
    var made = new HTTPResponse(answer.statusCode());
    made.setBody(answer.body());
    try {
      var type = answer.headers().firstValue("Content-Type");
      if (type.isPresent()) {
        made.setContentType(type.get());
      }
    } catch (ParseException e) {
      throw new IOException("strange content type", e);
    }
    for (var name : List.of("WWW-Authenticate", "Location")) {
      answer.headers().firstValue(name).ifPresent(value -> made.setHeader(name, value));
    }
    return made;
  }
}
